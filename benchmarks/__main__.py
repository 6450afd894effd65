"""`make bench`: all measurements, one after the other."""

from . import decoding, importing, uploading

if __name__ == "__main__":
    decoding.main()
    importing.main()
    uploading.main()
