"""Print the JSON Schema of the socket's frames, as it is kept in `socket.schema.json`. Nothing else."""

import json

from candor.web.messages import socket_schema

print(json.dumps(socket_schema(), indent=2, ensure_ascii=False))
