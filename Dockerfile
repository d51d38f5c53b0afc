# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The path of NEXTAUTH_URL, such as /foyer. Leave it empty for an address without a path.
ARG FOYER_BASE_PATH=""
ENV FOYER_BASE_PATH=$FOYER_BASE_PATH NEXT_TELEMETRY_DISABLED=1
RUN npm run release && mv dist/foyer-*/ /foyer

FROM node:22-bookworm-slim
RUN groupadd --system --gid 10001 foyer \
  && useradd --system --uid 10001 --gid foyer --home-dir /data --shell /usr/sbin/nologin foyer \
  && install --directory --owner=foyer --group=foyer --mode=0700 /data
COPY --from=build /foyer /opt/foyer
WORKDIR /opt/foyer
# The container is the boundary: the published port limits access to Foyer.
ENV NODE_ENV=production FOYER_DATA_DIR=/data FOYER_HOST=0.0.0.0
USER foyer
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "bin/health.mjs"]
CMD ["node", "server.mjs"]
