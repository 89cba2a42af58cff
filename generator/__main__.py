"""`python -m generator` is `litsite`."""

from generator.cli import main

if __name__ == "__main__":
    main()
