"""`make bench`: all measurements, one after the other."""

from . import calls, decoding, importing, small_gets, uploading

if __name__ == "__main__":
    calls.main()
    small_gets.main()
    decoding.main()
    importing.main()
    uploading.main()
