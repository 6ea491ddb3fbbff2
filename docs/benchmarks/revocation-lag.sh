#!/usr/bin/env bash
# How long a revoked token still opens the door of another replica: two replicas on one PostgreSQL, a token that replica B has in
# memory, RFC 7009 revocation at A, and B asked over one kept connection until it says 401. In turns with B idle and with B
# under the load of wrk. Needs wrk, curl, openssl, python3, and a packaged application (./mvnw package -DskipTests).
#   REVOCATIONS=200 ROUNDS=3 CONNECTIONS=32 PORT=8199 docs/benchmarks/revocation-lag.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

revocations=${REVOCATIONS:-200} rounds=${ROUNDS:-3} connections=${CONNECTIONS:-32} port=${PORT:-8199}
app=$PWD/${APP:-target/quarkus-app/quarkus-run.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -lt 21 ]; then
  java=$(ls -d /usr/lib/jvm/*/bin/java | sort -V | tail -1)
fi
work=$(mktemp -d)
secret=$(openssl rand -hex 32)
hash=$(printf %s "$secret" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =)
cat > "$work/policy.yaml" <<YAML
clients:
  - { id: bench, auth: client_secret_basic, secrets: [{ hash: "sha256:$hash" }], grants: [client_credentials],
      scopes: [orders.read], audience: [https://api.bench] }
routes:
  - { id: off, hosts: [api.bench], paths: [/off/**], audience: https://api.bench, assertion: off }
YAML
mkdir "$work/a" "$work/b"

replicas=()
trap 'kill "${replicas[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
start() { # folder, port, further settings
  (cd "$work/$1" && exec "$java" -Xmx512m -Dquarkus.http.port="$2" -Dquarkus.management.port=0 \
    -Dgatehouse.issuer="http://localhost:$port" -Dgatehouse.policy="$work/policy.yaml" -Dgatehouse.demo.enabled=false \
    "${@:3}" -jar "$app" > "$work/$1.log" 2>&1) &
  replicas+=($!)
}
token() {
  curl -s -u "bench:$secret" -d grant_type=client_credentials "http://localhost:$port/oauth2/token" |
    sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p' || true
}
status() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $1" "http://localhost:$2/gateway/token" || true; }
until_right() { # what is waited for, the log to show, then a command
  for _ in $(seq 1 120); do "${@:3}" && return; sleep 0.5; done
  echo "$1"; cat "$work/$2.log"; exit 1
}

start a "$port"
has_token() { kept=$(token); [ -n "$kept" ]; }
until_right "replica A gives no token" a has_token
database=$(sed -n 4p "$work/a/.gatehouse/postgres/postmaster.pid")
GATEHOUSE_KEYS_ENCRYPTION_KEY=$(cat "$work/a/.gatehouse/encryption-key") start b $((port + 1)) -Dquarkus.profile=tryout \
  -Dgatehouse.database.url="postgresql://localhost:$database/postgres" -Dgatehouse.database.username=postgres
opens_b() { [ "$(status "$kept" $((port + 1)))" = 200 ]; }
until_right "replica B takes no token of A" b opens_b

cat > "$work/lag.py" <<'PY'
import base64, http.client, random, sys, time, urllib.parse
port, secret, times = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
basic = {"Authorization": "Basic " + base64.b64encode(f"bench:{secret}".encode()).decode(),
         "Content-Type": "application/x-www-form-urlencoded"}
issuer, door = (http.client.HTTPConnection("localhost", p) for p in (port, port + 1))
def ask(connection, method, path, body, headers):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read()
for _ in range(times):
    status, body = ask(issuer, "POST", "/oauth2/token", "grant_type=client_credentials", basic)
    assert status == 200, status
    token = body.split(b'"access_token":"')[1].split(b'"')[0].decode()
    bearer = {"Authorization": "Bearer " + token}
    for _ in range(3):
        started = time.perf_counter()
        assert ask(door, "GET", "/gateway/token", None, bearer)[0] == 200
        check = time.perf_counter() - started
    time.sleep(random.random() * 0.03)
    assert ask(issuer, "POST", "/oauth2/revoke", urllib.parse.urlencode({"token": token}), basic)[0] == 200
    confirmed = accepted = time.perf_counter()
    while True:
        sent = time.perf_counter()
        status, _ = ask(door, "GET", "/gateway/token", None, bearer)
        if status == 401:
            break
        assert status == 200, status
        accepted = sent
        assert sent - confirmed < 10, "never revoked"
    print(f"{(accepted - confirmed) * 1000:.3f} {(time.perf_counter() - confirmed) * 1000:.3f} {check * 1000:.3f}")
PY

load() { # seconds
  wrk -t1 -c"$connections" -d"$1s" -H "Authorization: Bearer $kept" "http://localhost:$((port + 1))/gateway/token" > "$work/wrk.txt"
}
load 10 # warm-up
python3 "$work/lag.py" "$port" "$secret" 50 > /dev/null
for _ in $(seq 1 "$rounds"); do
  python3 "$work/lag.py" "$port" "$secret" "$revocations" >> "$work/idle"
  kept=$(token)
  load 300 & busy=$!
  python3 "$work/lag.py" "$port" "$secret" "$revocations" >> "$work/busy"
  pkill -INT -P $busy wrk 2>/dev/null || true
  wait $busy || true
  awk '/Requests\/sec/ {print $2}' "$work/wrk.txt" >> "$work/rps"
done

figures() { # file, column, what
  sort -g -k"$2,$2" "$1" | awk -v c="$2" -v what="$3" '{v[NR]=$c} END {
    printf "  %-46s p50 %7.2f  p99 %7.2f  most %7.2f ms\n", what, v[int((NR+1)/2)], v[int(NR*0.99+0.5)], v[NR]}'
}
echo "$rounds rounds of $revocations revocations, $(nproc) cores shared by both replicas, PostgreSQL and the load"
for kind in idle busy; do
  [ $kind = idle ] && echo "replica B idle" || echo "replica B under $(sort -g "$work/rps" | head -1) to $(sort -g "$work/rps" | tail -1) checks a second"
  figures "$work/$kind" 1 "confirmed at A, last check that B let through"
  figures "$work/$kind" 2 "confirmed at A, 401 of B received"
  figures "$work/$kind" 3 "one check at B, for comparison"
done
