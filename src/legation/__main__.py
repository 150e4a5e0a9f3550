"""`python -m legation`."""

from legation.cli.main import run

if __name__ == "__main__":
    run()
