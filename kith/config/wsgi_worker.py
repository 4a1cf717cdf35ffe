"""The application within a worker of the web server: it ends when the server does."""

from kith.config.wsgi import application
from kith.foundation.lifeline import end_with_parent

__all__ = ["application"]

end_with_parent()
