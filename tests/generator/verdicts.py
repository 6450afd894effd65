"""Edits of a small contract, each with its verdict and the words that name the operation or the field.

The kinds of edits are those that published tools for OpenAPI tell apart, in both directions: what is sent, and what is
received. The contract is a small one that has each construct that the generator supports.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "verdicts_fixture"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))]
NOTHING, NON_BREAKING, BREAKING = "nothing", "non-breaking", "breaking"


@dataclass(frozen=True)
class Edit:
    """Texts of the YAML file to replace, each of which occurs once, and what is said of the whole."""

    verdict: str
    words: str
    """The words that the text of one change contains."""
    replaced: dict[str, str]
    count: int = 1
    """The number of changes."""

    backwards: bool = False
    """Whether the edited contract is the old one."""

    def documents(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The contract before and after."""
        edited = document(self.replaced)
        return (edited, document()) if self.backwards else (document(), edited)


def edit(verdict: str, words: str, old: str, new: str, count: int = 1) -> Edit:
    return Edit(verdict, words, {old: new}, 0 if verdict == NOTHING else count)


def backwards(verdict: str, words: str, old: str, new: str) -> Edit:
    return replace(edit(verdict, words, old, new), backwards=True)


@cache
def parsed(text: str) -> dict[str, Any]:
    """One file; tests must not change it."""
    content: dict[str, Any] = YAML(typ="safe").load(text)
    return content


def document(replaced: dict[str, str] | None = None) -> dict[str, Any]:
    """The contract after an edit of its files. Only the files that the edit changes are read again."""
    texts = [*TEXTS]
    for old, new in (replaced or {}).items():
        assert sum(text.count(old) for text in texts) == 1, f"the contract must hold this exactly once: {old!r}"
        texts = [text.replace(old, new) for text in texts]
    whole: dict[str, Any] = {"paths": {}, "components": {}}
    for text in texts:
        for section, content in parsed(text).items():
            if section == "paths":
                whole["paths"].update(content)
            elif section == "components":
                for kind, components in content.items():
                    whole["components"].setdefault(kind, {}).update(components)
            else:
                whole[section] = content
    return whole


SEND_TITLE = "title: {type: string, maxLength: 200, description: The title.}\n        seconds: {type: integer"
ONE_FILM = "CreateFilmRequest:\n      type: object\n"
GET_TITLE = "title: {type: string, maxLength: 200, description: The title.}\n        kind"
SEND_SECONDS = "seconds: {type: integer, minimum: 1, description"
LIST_SECONDS = "description: The duration., schema: {type: integer}"
BINARY = "format: binary"
GET_SECONDS = "seconds: {type: number, minimum: 0, description"
STARS = "{type: number, exclusiveMinimum: 0, maximum: 5, multipleOf: 0.5}"
SEND_TAGS = "minItems: 1, maxItems: 10, items: {type: string, maxLength: 30}"
GET_TAGS = "tags: {type: array, maxItems: 10, items: {type: string}, description"
CREATED = "'201':\n          description: The new film."
EXPORT = "summary: Export all films."
SCHEME = "ApiKey: {type: apiKey, in: header, name: x-film-key}"
TITLE = "{type: string, minLength: 1, maxLength: 80, pattern: '^\\w'}"
SOURCES = "{$ref: '#/components/schemas/UrlSource'}, {$ref: '#/components/schemas/AssetSource'}"
OWNERS = "{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Studio'}, "
ANALYZE_BODY = "application/json:\n            schema: {$ref: '#/components/schemas/CreateAnalysisRequest'}"
FORM = "multipart/form-data:\n            schema: {$ref: '#/components/schemas/UploadPosterRequest'}"
LINES = "application/jsonl:"

TEXT_FIELD = "{type: string, description: A.}"
POSTER = "url: {type: string, pattern: '^h'"
NEEDED = "description: A poster.\n      required: [_id]"
FILM = "          description: The film.\n"
WHOLE = "application/json: {schema: {$ref: '#/components/schemas/Film'}}\n"
POSTER_JSON = "application/json:\n              schema: {$ref: '#/components/schemas/Poster'}"
POSTER_CSV = "text/csv: {schema: {$ref: '#/components/schemas/Poster'}}\n"

EDITS: dict[str, Edit] = {
    # Bounds of what is sent
    "maximum lowered": edit(BREAKING, "list_films: parameter page_limit: maximum", "maximum: 50", "maximum: 10"),
    "maximum raised": edit(NON_BREAKING, "list_films: parameter page_limit: maximum", "maximum: 50", "maximum: 99"),
    "maximum removed": edit(NON_BREAKING, "list_films: parameter page_limit", ", maximum: 50", ""),
    "maximum added": edit(
        BREAKING, "create_film: parameter seconds", SEND_SECONDS, SEND_SECONDS.replace("mi", "maximum: 9, mi")
    ),
    "fields that exclude each other": edit(
        BREAKING,
        "create_film: the body: x-at-most-one",
        ONE_FILM,
        f"{ONE_FILM}      x-at-most-one: [[note, webhook]]\n",
    ),
    "fields that need each other": edit(
        BREAKING, "create_film: the body: x-needs", ONE_FILM, f"{ONE_FILM}      x-needs: {{crop: source}}\n"
    ),
    "minimum raised": edit(
        BREAKING, "create_film: parameter seconds: minimum", SEND_SECONDS, SEND_SECONDS.replace("1", "2")
    ),
    "minimum lowered": edit(
        NON_BREAKING, "create_film: parameter seconds", SEND_SECONDS, SEND_SECONDS.replace("1", "0")
    ),
    "minimum becomes exclusive": edit(
        BREAKING, "create_film: parameter seconds", SEND_SECONDS, SEND_SECONDS.replace("minimum", "exclusiveMinimum")
    ),
    "exclusive minimum becomes inclusive": edit(
        NON_BREAKING, "list_films: parameter stars", STARS, STARS.replace("exclusiveMinimum", "minimum")
    ),
    "multiple of a multiple": edit(BREAKING, "parameter stars: multipleOf", STARS, STARS.replace("0.5", "1")),
    "multiple of a divisor": edit(NON_BREAKING, "parameter stars: multipleOf", STARS, STARS.replace("0.5", "0.1")),
    "multiple of another number": edit(BREAKING, "parameter stars: multipleOf", STARS, STARS.replace("0.5", "0.3")),
    "multiple removed": edit(NON_BREAKING, "parameter stars", STARS, STARS.replace(", multipleOf: 0.5", "")),
    "longest text shorter": edit(BREAKING, "create_film: parameter title", SEND_TITLE, SEND_TITLE.replace("200", "20")),
    "longest text longer": edit(
        NON_BREAKING, "create_film: parameter title", SEND_TITLE, SEND_TITLE.replace("200", "400")
    ),
    "shortest text longer": edit(
        BREAKING, "list_films: parameter title", TITLE, TITLE.replace("minLength: 1", "minLength: 3")
    ),
    "shortest text removed": edit(
        NON_BREAKING, "list_films: parameter title", TITLE, TITLE.replace("minLength: 1, ", "")
    ),
    "pattern added": edit(
        BREAKING, "webhook: pattern", "webhook: {type: string,", "webhook: {type: string, pattern: '^h',"
    ),
    "pattern changed": edit(BREAKING, "list_films: parameter title: pattern", TITLE, TITLE.replace("^\\w", "^[a-z]")),
    "pattern that every text matches": edit(
        NON_BREAKING, "parameter title: pattern ^\\w removed", TITLE, TITLE.replace("^\\w", ".*")
    ),
    "smaller file": edit(
        BREAKING,
        "upload_poster: parameter file: x-max-bytes 5 added",
        "format: binary",
        "format: binary, x-max-bytes: 5",
    ),
    "smallest whole number in other words": edit(
        NOTHING, "", SEND_SECONDS, SEND_SECONDS.replace("minimum: 1", "exclusiveMinimum: 0")
    ),
    "widest format of numbers": edit(
        NOTHING,
        "",
        LIST_SECONDS,
        LIST_SECONDS.replace("er}", "er, format: int64}"),
    ),
    "narrow format of numbers": edit(
        BREAKING,
        "parameter seconds: format int32 added",
        LIST_SECONDS,
        LIST_SECONDS.replace("er}", "er, format: int32}"),
    ),
    "slash at the end of the server": edit(NOTHING, "", "films.example/v1", "films.example/v1/"),
    "source of an operation": edit(NOTHING, "", EXPORT, f"{EXPORT}\n      x-source: a page"),
    "pattern removed": edit(NON_BREAKING, "list_films: parameter title", TITLE, TITLE.replace(", pattern: '^\\w'", "")),
    "fewer items": edit(BREAKING, "create_film: parameter tags: maxItems", SEND_TAGS, SEND_TAGS.replace("10", "5")),
    "more items": edit(NON_BREAKING, "create_film: parameter tags: maxItems", SEND_TAGS, SEND_TAGS.replace("10", "50")),
    "at least more items": edit(
        BREAKING, "create_film: parameter tags", SEND_TAGS, SEND_TAGS.replace("Items: 1,", "Items: 2,")
    ),
    "no empty list any more": edit(
        BREAKING, "list_films: parameter genre", "{type: array, maxItems: 5", "{type: array, minItems: 1, maxItems: 5"
    ),
    "unique items": edit(BREAKING, "create_film: parameter tags", SEND_TAGS, f"uniqueItems: true, {SEND_TAGS}"),
    "shorter items": edit(BREAKING, "parameter tags: items: maxLength", SEND_TAGS, SEND_TAGS.replace("30", "3")),
    "at least no items": edit(NOTHING, "", "{type: array, maxItems: 5", "{type: array, minItems: 0, maxItems: 5"),
    "shorter values of a mapping": edit(
        BREAKING, "LabelFilter: values", "{type: string, maxLength: 20}", "{type: string, maxLength: 2}"
    ),
    "names of fields": edit(
        BREAKING,
        "LabelFilter: names of fields",
        "description: Labels that a film must have.",
        "propertyNames: {maxLength: 3}\n      description: Labels that a film must have.",
    ),
    "more fields needed": edit(BREAKING, "Crop: minProperties", "minProperties: 1", "minProperties: 2"),
    # Bounds of what is received
    "received maximum raised": edit(BREAKING, "Film: field size: maximum", "maximum: 1000", "maximum: 2000"),
    "received maximum lowered": edit(NON_BREAKING, "Film: field size: maximum", "maximum: 1000", "maximum: 10"),
    "received minimum removed": edit(
        BREAKING, "Film: field seconds", GET_SECONDS, GET_SECONDS.replace(" minimum: 0,", "")
    ),
    "received length raised": edit(
        BREAKING, "Film: field title: maxLength", GET_TITLE, GET_TITLE.replace("200", "300")
    ),
    "received items limited": edit(NON_BREAKING, "Film: field tags", GET_TAGS, GET_TAGS.replace("10", "9")),
    "received pattern added": edit(
        NON_BREAKING, "Film: field title", GET_TITLE, GET_TITLE.replace("maxLength", "pattern: a, maxLength")
    ),
    # Types
    "sent integer becomes number": edit(
        NON_BREAKING, "parameter seconds", SEND_SECONDS, SEND_SECONDS.replace("integer", "number")
    ),
    "sent number becomes integer": edit(
        BREAKING, "create_film: parameter from", "from: {type: number", "from: {type: integer"
    ),
    "received integer becomes number": edit(
        BREAKING, "Film: field size", "size: {type: integer, max", "size: {type: number, max"
    ),
    "received number becomes integer": edit(
        NON_BREAKING, "Film: field seconds", GET_SECONDS, GET_SECONDS.replace("number", "integer")
    ),
    "sent text becomes enum": edit(
        BREAKING,
        "create_film: parameter webhook",
        "webhook: {type: string,",
        "webhook: {$ref: '#/components/schemas/Genre',",
    ),
    "sent enum becomes text": edit(
        NON_BREAKING,
        "create_film: parameter genre",
        "genre: {$ref: '#/components/schemas/Genre', description: The genre.}\n        tags: {type: array, minItems",
        "genre: {type: string, description: The genre.}\n        tags: {type: array, minItems",
    ),
    "received text becomes enum": edit(
        NON_BREAKING, "Film: field kind", "kind: {type: string", "kind: {$ref: '#/components/schemas/Genre'"
    ),
    "received enum becomes text": edit(
        BREAKING,
        "Film: field genre",
        "genre: {$ref: '#/components/schemas/Genre', description: The genre.}\n        tags: {type: array, maxItems",
        "genre: {type: string, description: The genre.}\n        tags: {type: array, maxItems",
    ),
    "received text becomes constant": edit(
        NON_BREAKING, "Film: field kind", "kind: {type: string", "kind: {const: film"
    ),
    "sent number becomes text": edit(
        BREAKING, "create_film: parameter from", "from: {type: number", "from: {type: string"
    ),
    "received list becomes text": edit(
        BREAKING, "Film: field tags", GET_TAGS, "tags: {type: string, description", count=1
    ),
    "sent time becomes text": edit(
        BREAKING, "list_films: parameter since", "schema: {type: string, format: date-time}", "schema: {type: string}"
    ),
    "sent text becomes a number or text": edit(
        NON_BREAKING, "create_film: parameter webhook", "webhook: {type: string,", "webhook: {type: [string, integer],"
    ),
    "received may be null": edit(BREAKING, "Film: field kind", "kind: {type: string", "kind: {type: [string, 'null']"),
    "received is never null any more": edit(
        NON_BREAKING, "FilmPage: field next", "next: {type: [string, 'null']", "next: {type: string"
    ),
    "sent may be null": edit(
        NON_BREAKING, "create_film: parameter webhook", "webhook: {type: string,", "webhook: {type: [string, 'null'],"
    ),
    "sent must not be null any more": edit(
        BREAKING, "create_film: parameter note", "note: {type: [string, 'null']", "note: {type: string"
    ),
    "null in another notation": edit(
        NOTHING, "", "note: {type: [string, 'null'],", "note: {anyOf: [{type: string}, {type: 'null'}],"
    ),
    "received anything becomes text": edit(
        NON_BREAKING, "Film: field rest", "rest: {desc", "rest: {type: string, desc"
    ),
    "received anything becomes an object": edit(
        BREAKING, "Film: field rest", "rest: {desc", "rest: {$ref: '#/components/schemas/Poster', desc"
    ),
    "another alternative is accepted": edit(
        NON_BREAKING, "create_film: parameter source", f"[{SOURCES}]", f"[{SOURCES}, {{type: string}}]"
    ),
    "an alternative is refused": edit(
        BREAKING, "create_film: parameter source", f"[{SOURCES}]", "[{$ref: '#/components/schemas/UrlSource'}]", count=2
    ),
    "another alternative comes": edit(BREAKING, "Film: field owner", f"[{OWNERS}", f"[{{type: string}}, {OWNERS}"),
    "an alternative comes no more": edit(
        BREAKING, "Film: field owner", f"[{OWNERS}", "[{$ref: '#/components/schemas/Person'}, ", count=2
    ),
    "alternatives as oneOf": edit(NOTHING, "", f"anyOf: [{SOURCES}]", f"oneOf: [{SOURCES}]"),
    "order of alternatives": edit(
        NON_BREAKING,
        "LabelFilter: values",
        "anyOf: [{type: string, maxLength: 20}, {type: number}]",
        "anyOf: [{type: number}, {type: string, maxLength: 20}]",
    ),
    "constant of a kind": edit(BREAKING, "AssetSource: request field type", "const: asset", "const: media"),
    # Enums
    "enum value in both directions removed": edit(
        BREAKING,
        "Genre: enum value drama",
        "[comedy, drama, sci-fi]\n      x-enum-varnames: [COMEDY, DRAMA, SCIENCE_FICTION]",
        "[comedy, sci-fi]\n      x-enum-varnames: [COMEDY, SCIENCE_FICTION]",
    ),
    "enum value in both directions added": edit(
        NON_BREAKING,
        "Genre: enum value noir",
        "[comedy, drama, sci-fi]\n      x-enum-varnames: [COMEDY, DRAMA,",
        "[comedy, drama, noir, sci-fi]\n      x-enum-varnames: [COMEDY, DRAMA, NOIR,",
    ),
    "received enum value added": edit(
        NON_BREAKING, "FilmStatus: enum value archived", "ready, failed]", "ready, failed, archived]"
    ),
    "received enum value removed": edit(BREAKING, "FilmStatus: enum value failed", "ready, failed]", "ready]"),
    "a status that no longer ends a wait": edit(
        BREAKING,
        "FilmStatus: to a wait, the status failed is pending instead of failed",
        "pending: [processing], done: [ready], failed: [failed]",
        "pending: [processing, failed], done: [ready], failed: []",
    ),
    "another name for the kind of a status": edit(NOTHING, "", "kinds: [film]", "kinds: [movie]"),
    "name of a member": edit(BREAKING, "Genre: enum value sci-fi", "SCIENCE_FICTION]", "SCI_FI]"),
    "order of an enum": edit(NOTHING, "", "[processing, ready, failed]", "[failed, processing, ready]"),
    # Fields and arguments
    "sent optional field added": edit(
        NON_BREAKING,
        "create_film: parameter color",
        SEND_TITLE,
        "color: {type: string, description: A.}\n        " + SEND_TITLE,
    ),
    "sent required field added": edit(
        BREAKING,
        "create_film: parameter color added and required",
        "required: [title]\n      properties:\n",
        "required: [title, color]\n      properties:\n        color: {type: string, description: A.}\n",
    ),
    "sent field removed": edit(
        BREAKING,
        "create_film: parameter webhook removed",
        "        webhook: {type: string, description: Who learns of it.}\n",
        "",
    ),
    "sent field becomes required": edit(
        BREAKING, "create_film: parameter seconds", "required: [title]", "required: [title, seconds]"
    ),
    "sent field becomes optional": edit(NON_BREAKING, "create_film: parameter title", "      required: [title]\n", ""),
    "received field becomes optional": edit(
        BREAKING,
        "Film: field status",
        "description: A film.\n      required: [_id, status, made_at]",
        "description: A film.\n      required: [_id, made_at]",
    ),
    "received field becomes required": edit(
        NON_BREAKING,
        "Poster: field address",
        "description: A poster.\n      required: [_id]",
        "description: A poster.\n      required: [_id, url]",
    ),
    "received field removed": edit(
        BREAKING, "Person: field name", "        name: {type: string, description: The name.}\n", ""
    ),
    "received field added": edit(NON_BREAKING, "Poster: field width", POSTER, f"width: {TEXT_FIELD}\n        {POSTER}"),
    "received required field added": Edit(
        NON_BREAKING,
        "Poster: field width",
        {POSTER: f"width: {TEXT_FIELD}\n        {POSTER}", NEEDED: NEEDED.replace("_id", "_id, width")},
    ),
    "received field deprecated": edit(
        NON_BREAKING, "Film: field kind is deprecated", "kind: {type: string", "kind: {type: string, deprecated: true"
    ),
    "received pattern changed": edit(BREAKING, "Poster: field address: pattern", "pattern: '^h'", "pattern: '^https:'"),
    "received name in Python": edit(BREAKING, "Poster: field url", "x-python-name: address", "x-python-name: link"),
    "received name on the wire": edit(
        BREAKING, "Poster: field url", "        url: {type: string, pattern", "        link: {type: string, pattern"
    ),
    "discriminator of what is sent": edit(
        BREAKING,
        "create_film: parameter source: discriminator",
        "source: {",
        "source: {discriminator: {propertyName: type}, ",
    ),
    "discriminator of what is received": edit(
        BREAKING, "Film: field owner: discriminator", "owner: {", "owner: {discriminator: {propertyName: kind}, "
    ),
    "order of received alternatives": edit(
        NON_BREAKING,
        "Film: field owner",
        f"[{OWNERS}",
        "[{$ref: '#/components/schemas/Studio'}, {$ref: '#/components/schemas/Person'}, ",
    ),
    "unknown extension of what is sent": edit(
        NON_BREAKING, "webhook: x-unit", "webhook: {type: string,", "webhook: {type: string, x-unit: a,"
    ),
    "sent mapping of the same values": edit(
        NON_BREAKING,
        "create_film: parameter labels",
        "labels: {$ref: '#/components/schemas/Labels', description: Labels.}\n        from",
        "labels: {type: object, additionalProperties: {type: string}, description: Labels.}\n        from",
    ),
    "sent object opened": edit(NON_BREAKING, "Crop: further fields", "      additionalProperties: false\n", ""),
    "sent object closed": edit(
        BREAKING,
        "UrlSource: further fields",
        "description: A URL.\n",
        "description: A URL.\n      additionalProperties: false\n",
    ),
    "sent body closed": edit(
        BREAKING,
        "create_analysis: the body",
        "description: What to analyze.\n",
        "description: What to analyze.\n      additionalProperties: false\n",
    ),
    "received object closed": edit(
        NON_BREAKING,
        "Poster: further fields",
        "description: A poster.\n      required: [_id]",
        "description: A poster.\n      additionalProperties: false\n      required: [_id]",
    ),
    "open as it is by default": edit(
        NOTHING, "", "description: A URL.\n", "description: A URL.\n      additionalProperties: true\n"
    ),
    "default added": edit(
        BREAKING,
        "create_film: parameter seconds: default",
        SEND_SECONDS,
        SEND_SECONDS.replace("min", "default: 4, min"),
    ),
    "received default added": edit(
        NON_BREAKING, "Film: field seconds: default", GET_SECONDS, GET_SECONDS.replace("min", "default: 4, min")
    ),
    "field deprecated": edit(
        NON_BREAKING, "webhook is deprecated", "webhook: {type: string,", "webhook: {type: string, deprecated: true,"
    ),
    "parameter deprecated": edit(
        NON_BREAKING,
        "list_films: parameter seconds",
        "description: The duration., schema",
        "description: The duration., deprecated: true, schema",
    ),
    "name in Python": edit(
        BREAKING, "create_film: parameter from", "x-python-name: from_second", "x-python-name: start"
    ),
    "name on the wire": edit(BREAKING, "create_film: parameter from", "        from: {type", "        begin: {type"),
    "parameter removed": edit(
        BREAKING,
        "list_films: parameter seconds",
        "        - {name: seconds, in: query, description: The duration., schema: {type: integer}}\n",
        "",
    ),
    "parameter becomes required": edit(
        BREAKING, "list_films: parameter seconds", "seconds, in: query,", "seconds, in: query, required: true,"
    ),
    "location of a parameter": edit(
        BREAKING, "list_films: parameter seconds", "seconds, in: query,", "seconds, in: header,"
    ),
    "style of a parameter": edit(
        BREAKING, "list_films: parameter labels", "          style: deepObject\n", "          style: form\n"
    ),
    "lists with commas": edit(
        BREAKING, "list_films: parameter genre", "name: genre, in: query,", "name: genre, explode: false, in: query,"
    ),
    "style by default": edit(
        NOTHING, "", "name: genre, in: query,", "name: genre, style: form, explode: true, in: query,"
    ),
    "keys of a mapping": edit(BREAKING, "list_films: parameter labels", "          x-bare-keys: true\n", ""),
    "vector": edit(BREAKING, "FilmDetail: field vector", " x-vector: true,", ""),
    "unknown extension of a field": edit(
        NON_BREAKING, "Film: field kind: x-unit", "kind: {type: string,", "kind: {type: string, x-unit: a,"
    ),
    "location of the signature": edit(
        BREAKING, "webhook film.ready: header film-signature", "Film-Signature, in: header", "Film-Signature, in: query"
    ),
    "style of the signature": edit(
        BREAKING,
        "webhook film.ready: header film-signature",
        "Film-Signature, in: header",
        "Film-Signature, explode: true, in: header",
    ),
    # Operations
    "body as a form": edit(
        BREAKING,
        "create_analysis: the body changed",
        ANALYZE_BODY,
        ANALYZE_BODY.replace("application/json", "multipart/form-data"),
    ),
    "form as JSON": edit(
        BREAKING, "upload_poster: the body changed", FORM, FORM.replace("multipart/form-data", "application/json")
    ),
    "also as a form": edit(
        NON_BREAKING,
        "create_analysis: the body",
        ANALYZE_BODY,
        ANALYZE_BODY
        + "\n          multipart/form-data:\n            schema: {$ref: '#/components/schemas/CreateAnalysisRequest'}",
    ),
    "becomes asynchronous": edit(
        BREAKING,
        "create_film answers with 202 instead of 201 and becomes asynchronous",
        CREATED,
        CREATED.replace("201", "202"),
    ),
    "another success": edit(
        BREAKING, "create_film answers with 200 instead of 201", CREATED, CREATED.replace("201", "200")
    ),
    "further success": edit(
        NON_BREAKING,
        "retrieve_film",
        "          description: The film.\n",
        "          description: The film.\n          content:\n            application/json:\n"
        "              schema: {$ref: '#/components/schemas/FilmDetail'}\n        '203':\n"
        "          description: The film.\n",
    ),
    "may return nothing": edit(
        BREAKING,
        "retrieve_film returns FilmDetail or nothing",
        "      summary: Retrieve a film.\n      responses:\n",
        "      summary: Retrieve a film.\n      responses:\n        '204': {description: None.}\n",
        count=2,
    ),
    "returns something at last": edit(
        BREAKING,
        "delete_film returns Poster instead of nothing",
        "'204': {description: It is gone.}",
        "'204':\n          description: It is gone.\n"
        "          content: {application/json: {schema: {$ref: '#/components/schemas/Poster'}}}",
    ),
    "error added": edit(
        NON_BREAKING,
        "delete_film: error status 409",
        "        '204': {description: It is gone.}\n",
        "        '204': {description: It is gone.}\n        '409': {$ref: '#/components/responses/BadRequest'}\n",
    ),
    "error removed": edit(
        NON_BREAKING,
        "list_films: error status 401 removed",
        "        '401': {$ref: '#/components/responses/Unauthorized'}\n        '429'",
        "        '429'",
    ),
    "error of another shape": edit(
        BREAKING,
        "create_film, list_films: the body of error 401",
        "description: The key is not valid.\n      content:\n        application/json:\n"
        "          schema: {$ref: '#/components/schemas/Error'}",
        "description: The key is not valid.\n      content:\n        application/json:\n"
        "          schema: {$ref: '#/components/schemas/NestedError'}",
    ),
    "error without a body": edit(
        BREAKING,
        "create_film, list_films: the body of error 401",
        "      description: The key is not valid.\n      content:\n        application/json:\n"
        "          schema: {$ref: '#/components/schemas/Error'}\n"
        "          example: {code: invalid, message: No.}\n",
        "      description: The key is not valid.\n",
    ),
    "field of an error": edit(BREAKING, "Error: field message", "required: [code, message]", "required: [code]"),
    "retries": edit(NON_BREAKING, "upload_poster", "      x-idempotent: true\n", ""),
    "operation renamed": edit(
        BREAKING, "delete_film is now called remove_film", "operationId: delete_film", "operationId: remove_film"
    ),
    "operation moved": edit(NON_BREAKING, "export_films moved", "  /export:\n", "  /films-export:\n"),
    "operation of another tag": edit(
        BREAKING,
        "export_films",
        "x-method: films.export\n      tags: [films]",
        "x-method: films.export\n      tags: [analysis]",
    ),
    "method of the client": edit(BREAKING, "export_films", "x-method: films.export", "x-method: films.download"),
    "operation deprecated": edit(NON_BREAKING, "export_films", EXPORT, f"{EXPORT}\n      deprecated: true"),
    "operation no longer deprecated": edit(
        NON_BREAKING, "create_summary", "      deprecated: true\n      x-replaced-by: create_analysis\n", ""
    ),
    "operation added": edit(
        NON_BREAKING,
        "operation list_posters added",
        "  /export:\n",
        "  /posters:\n    get:\n      operationId: list_posters\n      tags: [films]\n      summary: L.\n"
        "      responses: {'204': {description: A.}}\n  /export:\n",
    ),
    "argument of the path renamed": Edit(
        BREAKING,
        "delete_film",
        {
            "/films/{film_id}:": "/films/{id}:",
            "FilmId: {name: film_id": "FilmId: {name: id",
            "/films/{film_id}/posters": "/films/{id}/posters",
        },
    ),
    "order of the path": edit(
        BREAKING,
        "upload_poster",
        "/films/{film_id}/posters/{poster_id}:",
        "/posters/{poster_id}/films/{film_id}:",
        count=2,
    ),
    "kind of a stream": edit(NON_BREAKING, "export_films", LINES, "application/x-ndjson:"),
    "further events": edit(
        NON_BREAKING,
        "create_analysis streams",
        "                  - {$ref: '#/components/schemas/EndEvent'}\n",
        "                  - {$ref: '#/components/schemas/EndEvent'}\n"
        "                  - {$ref: '#/components/schemas/Analysis'}\n",
    ),
    "unknown extension of an operation": edit(
        NON_BREAKING, "export_films: x-cost", EXPORT, f"{EXPORT}\n      x-cost: 3"
    ),
    "method stated": backwards(NOTHING, "", "      x-method: films.export\n", ""),
    "whole beside the stream": edit(NON_BREAKING, "export_films returns Film", LINES, f"{WHOLE}            {LINES}"),
    "further form of the response": edit(
        NON_BREAKING, "upload_poster", POSTER_JSON, f"{POSTER_CSV}            {POSTER_JSON}"
    ),
    "other form of the response": edit(BREAKING, "upload_poster", POSTER_JSON, POSTER_JSON.replace("json", "xml")),
    "header of a response": edit(
        NON_BREAKING,
        "retrieve_film: header etag",
        FILM,
        f"{FILM}          headers: {{ETag: {{schema: {{type: string}}}}}}\n",
    ),
    # The platform
    "unknown extension of the contract": edit(
        NON_BREAKING, "x-region", "openapi: 3.1.0\n", "openapi: 3.1.0\nx-region: eu\n"
    ),
    "server": edit(BREAKING, "https://eu.films.example/v1", "https://films.example/v1", "https://eu.films.example/v1"),
    "further server": edit(
        NON_BREAKING,
        "https://eu.films.example",
        "films.example/v1\n",
        "films.example/v1\n  - url: https://eu.films.example\n",
    ),
    "header of the key": edit(BREAKING, "the header x-key", SCHEME, SCHEME.replace("x-film-key", "x-key")),
    "spelling of the header": edit(NOTHING, "", SCHEME, SCHEME.replace("x-film-key", "X-Film-Key")),
    "key in the query": edit(BREAKING, "the query x-film-key", SCHEME, SCHEME.replace("header", "query")),
    "kind of authentication": edit(BREAKING, "bearer authentication", SCHEME, "ApiKey: {type: http, scheme: bearer}"),
    "name of the scheme": Edit(NOTHING, "", {"- ApiKey: []": "- Key: []", SCHEME: SCHEME.replace("ApiKey", "Key")}, 0),
    "further authentication": Edit(
        NON_BREAKING,
        "bearer authentication",
        {"- ApiKey: []": "- ApiKey: []\n  - Token: []", SCHEME: f"{SCHEME}\n    Token: {{type: http, scheme: bearer}}"},
    ),
    "webhook added": edit(
        NON_BREAKING,
        "webhook film.gone added",
        "webhooks:\n",
        "webhooks:\n  film.gone: {post: {summary: A., responses: {'200': {description: A.}}}}\n",
    ),
    "webhook removed or renamed": edit(
        BREAKING, "webhook film.ready removed", "\n  film.ready:\n", "\n  film.done:\n", count=2
    ),
    "signature of webhooks": edit(
        BREAKING, "webhook film.ready: header film-signature", "name: Film-Signature", "name: Signature", count=2
    ),
    # Names of models
    "model renamed": Edit(
        BREAKING,
        "model Crop is now called Cut",
        {"    Crop:\n": "    Cut:\n", "{$ref: '#/components/schemas/Crop'": "{$ref: '#/components/schemas/Cut'"},
    ),
    "mapping of the same values": edit(
        NON_BREAKING,
        "Film: field labels changed from Labels to object",
        "labels: {$ref: '#/components/schemas/Labels', description: Labels.}\n        owner",
        "labels: {type: object, additionalProperties: {type: string}, description: Labels.}\n        owner",
    ),
    "enum removed": Edit(
        BREAKING,
        "enum PosterFormat removed",
        {
            "format: {$ref: '#/components/schemas/PosterFormat'": "format: {type: string",
            "    PosterFormat:\n      type: string\n      enum: [png, jpeg]\n": "",
        },
        2,
    ),
    "model sent as well": edit(
        BREAKING,
        "model Poster is now sent",
        "        webhook: {type",
        "        poster: {$ref: '#/components/schemas/Poster', description: A.}\n        webhook: {type",
        count=2,
    ),
    "received member renamed": edit(
        BREAKING,
        "FilmStatus: enum value failed is now called BROKEN",
        "[processing, ready, failed]",
        "[processing, ready, failed]\n      x-enum-varnames: [PROCESSING, READY, BROKEN]",
    ),
    "base of a model": edit(
        NON_BREAKING,
        "model Poster extends Analysis now",
        NEEDED,
        f"{NEEDED}\n      allOf: [{{$ref: '#/components/schemas/Analysis'}}]",
        count=2,
    ),
    # Prose
    "prose": Edit(
        NOTHING,
        "",
        {
            "summary: Export all films.": "summary: Export.",
            "description: What to keep.": "description: Kept.",
            "description: The part.": "description: A part.",
            "example: {text: a}\n            application": "example: {text: b}\n            application",
            "title: Films": "title: All films",
        },
        0,
    ),
    "order of fields": Edit(
        NOTHING,
        "",
        {
            "        start: {type: number, minimum: 0, description: From.}\n": "",
            "        end: {type: number, description: To.}\n": "        end: {type: number, description: To.}\n"
            "        start: {type: number, minimum: 0, description: From.}\n",
            "        kind: {const: person, description: The kind.}\n": "",
            "        name: {type: string, description: The name.}\n": "        name: {type: string, description: The"
            " name.}\n        kind: {const: person, description: The kind.}\n",
        },
        0,
    ),
}


BACKWARDS = {
    "operation added": (BREAKING, "operation list_posters removed"),
    "retries": (NON_BREAKING, "upload_poster: may be repeated"),
    "further success": (BREAKING, "retrieve_film no longer answers with 203"),
    "further server": (BREAKING, "server https://eu.films.example removed"),
    "further authentication": (BREAKING, "bearer authentication removed"),
    "webhook added": (BREAKING, "webhook film.gone removed"),
    "also as a form": (BREAKING, "create_analysis: the body is no longer accepted as multipart/form-data"),
    "field deprecated": (NON_BREAKING, "create_film: parameter webhook is no longer deprecated"),
    "received object closed": (NON_BREAKING, "Poster: further fields"),
    "base of a model": (BREAKING, "model Poster no longer extends Analysis"),
    "vector": (NON_BREAKING, "FilmDetail: field vector is now the vector"),
    "header of a response": (BREAKING, "retrieve_film: header etag"),
    "received field deprecated": (NON_BREAKING, "Film: field kind is no longer deprecated"),
    "whole beside the stream": (BREAKING, "export_films returns nothing"),
}
"""Edits that are undone: what is said of that."""
EDITS |= {
    f"{name}, undone": replace(EDITS[name], verdict=verdict, words=words, backwards=True)
    for name, (verdict, words) in BACKWARDS.items()
}
