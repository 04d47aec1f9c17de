package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.Outcome;
import register.chain.Publishing;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.text.JsonText;
import register.policy.Language;
import register.policy.PolicyId;
import register.policy.PolicyVersion;

/// A register in memory behind the real handler, with a clock that is moved by hand.
final class TestRegister {
    final MemoryChain chain = new MemoryChain();
    final Issued issued = new Issued();
    final HandClock clock = new HandClock();
    final Publishing publishing = new Publishing(chain, new Forgetful(), clock);
    final ReadHandler handler = handler(chain);
    final History history = new History(chain, clock);

    ReadHandler handler(Chain other) {
        return new ReadHandler(
                other,
                issued,
                (key, name) -> URI.create("https://files.example/" + key.path() + "?name=" + name),
                clock);
    }

    EntryHeader publish(String recordedAt, PolicyVersion version) {
        return accept(recordedAt, version, null);
    }

    EntryHeader correct(String recordedAt, PolicyVersion version, String reason) {
        return accept(recordedAt, version, reason);
    }

    private EntryHeader accept(String recordedAt, PolicyVersion version, @Nullable String reason) {
        clock.set(recordedAt);
        return header(publishing.publish(version, new byte[] {1}, reason));
    }

    EntryHeader withdraw(String recordedAt, PolicyVersion version, String reason) {
        clock.set(recordedAt);
        return header(publishing.withdraw(version.policy(), version.effectiveDate(), reason));
    }

    private static EntryHeader header(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.header();
        }
        throw new AssertionError("expected it to be accepted: " + outcome);
    }

    IssuedDocument.Snapshot snapshot(EntryHeader header, Language language) {
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of((header.hash() + language.tag()).getBytes(UTF_8)),
                DocumentKey.snapshot(header, language),
                header.recordedAt(),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                language);
        issued.record(snapshot);
        return snapshot;
    }

    Reply get(String address, String... headers) {
        return send("GET", address, headers);
    }

    Reply send(String method, String address, String... headers) {
        return reply(call(handler, event(method, address, headers)));
    }

    static byte[] event(String method, String address, String... headers) {
        int question = address.indexOf('?');
        var fields = new TreeMap<String, Json>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], Json.of(headers[i + 1]));
        }
        return CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", question < 0 ? address : address.substring(0, question))
                .put("rawQueryString", question < 0 ? "" : address.substring(question + 1))
                .put("headers", new Json.Obj(fields))
                .put(
                        "requestContext",
                        Json.object()
                                .put("http", Json.object().put("method", method).build())
                                .put("timeEpoch", 1764028800000L)
                                .build())
                .put("isBase64Encoded", false)
                .build());
    }

    static byte[] call(ReadHandler handler, byte[] event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Reads a response as the gateway does, strictly.
    static Reply reply(byte[] response) {
        var json = (Json.Obj) JsonText.parse(response);
        if (!json.members().keySet().equals(Set.of("statusCode", "headers", "body", "isBase64Encoded"))) {
            throw new AssertionError(
                    "not a response of format 2.0: " + json.members().keySet());
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        ((Json.Obj) member(json, "headers"))
                .members()
                .forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
        String text = ((Json.Str) member(json, "body")).value();
        byte[] body = member(json, "isBase64Encoded") == Json.Bool.TRUE
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
        return new Reply((int) ((Json.Num) member(json, "statusCode")).value(), headers, unzipped(body, headers));
    }

    private static String unzipped(byte[] body, Map<String, String> headers) {
        if (!"gzip".equals(headers.get("content-encoding"))) {
            return new String(body, UTF_8);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Json member(Json object, String path) {
        Json value = object;
        for (String name : path.split("\\.", -1)) {
            Json next = value instanceof Json.Arr list
                    ? list.items().get(Integer.parseInt(name))
                    : ((Json.Obj) value).get(name);
            if (next == null) {
                throw new AssertionError("no " + name + " of " + path + " in " + CanonicalJson.text(value));
            }
            value = next;
        }
        return value;
    }

    record Reply(int status, TreeMap<String, String> headers, String body) {
        Json json() {
            return JsonText.parse(body.getBytes(UTF_8));
        }

        /// The text at a path such as `subprocessors.0.id`.
        String at(String path) {
            return member(json(), path) instanceof Json.Str text
                    ? text.value()
                    : CanonicalJson.text(member(json(), path));
        }

        List<Json> list(String path) {
            return ((Json.Arr) member(json(), path)).items();
        }

        List<String> each(String listPath, String path) {
            return list(listPath).stream()
                    .map(item -> ((Json.Str) member(item, path)).value())
                    .toList();
        }

        boolean has(String name) {
            return ((Json.Obj) json()).get(name) != null;
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-06-15T12:00:00Z");

        void set(String instant) {
            now = Instant.parse(instant);
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("the clock's zone means nothing here");
        }
    }

    static final class Issued implements IssuedDocuments {
        private final Map<Sha256, IssuedDocument> documents = new HashMap<>();

        @Override
        public void record(IssuedDocument document) {
            documents.putIfAbsent(document.sha256(), document);
        }

        @Override
        public Optional<IssuedDocument> find(Sha256 sha256) {
            return Optional.ofNullable(documents.get(sha256));
        }

        @Override
        public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
            for (IssuedDocument document : new ArrayList<>(documents.values())) {
                if (document instanceof IssuedDocument.Snapshot snapshot
                        && snapshot.policy().equals(policy)
                        && snapshot.sequence() == sequence
                        && snapshot.language().equals(language)) {
                    return Optional.of(snapshot);
                }
            }
            return Optional.empty();
        }
    }

    /// Publishing writes documents; reading has none of them.
    private static final class Forgetful implements DocumentStore {
        private final Set<DocumentKey> stored = new HashSet<>();

        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            return stored.add(key);
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return Optional.empty();
        }
    }
}
