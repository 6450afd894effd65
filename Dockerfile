# The sandbox as a container, for clients in any language and for services in CI:
#
#     docker build -t twelvelabs-sandbox .
#     docker run --rm -p 8080:8080 -p 8081:8081 twelvelabs-sandbox
#
# Options after the name of the image are those of `python -m twelvelabs_sandbox`; later ones win, also over ENTRYPOINT.
FROM python:3.13-slim AS build
COPY . /source
RUN python -m venv /opt/sandbox && /opt/sandbox/bin/pip install --no-cache-dir '/source[sandbox]'

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /data sandbox
COPY --from=build /opt/sandbox /opt/sandbox
USER sandbox
WORKDIR /data
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=2s --timeout=3s --retries=15 CMD ["/opt/sandbox/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/_sandbox/health')"]
# The ports are the same inside and outside, because URLs of uploads and media contain one.
ENTRYPOINT ["/opt/sandbox/bin/python", "-m", "twelvelabs_sandbox", "--host", "0.0.0.0", "--port", "8080", "--media-port", "8081", "--data", "/data/state", "--api-key", "tlk_test"]
CMD ["--speed", "inf"]
