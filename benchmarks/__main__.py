"""`make bench`: all measurements, one after the other."""

from . import decoding

if __name__ == "__main__":
    decoding.main()
