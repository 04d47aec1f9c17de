package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.document.SealCertificates;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.KeyPairSigner;
import register.log.SignedCheckpoint;
import register.memory.HandClock;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;
import register.memory.MemoryDocuments;
import register.memory.MemoryPersonRecords;
import register.memory.MemoryRecords;
import register.notice.NoticeGuard;
import register.openapi.AnyRequests;
import register.openapi.ApiDescription;
import register.openapi.ApiExchange;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.publishing.Redacting;
import register.read.endpoint.ServedSite;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.WitnessLog;
import register.value.Bytes;
import register.value.Language;
import register.value.Sha256;

/// A register in memory behind the real handler, with a clock that is moved by hand.
public final class TestRegister {
    private static final ApiDescription API = ApiDescription.ofTheRegister();
    private static final KeyPairSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());

    public final MemoryChain chain = new MemoryChain();
    public final MemoryRecords records = new MemoryRecords();
    public final IssuedDocuments issued = new IssuedDocuments(records);
    public final MemoryCheckpointLog checkpoints = new MemoryCheckpointLog();
    public final WitnessLog witnesses = new WitnessLog(records);
    public final SealCertificates certificates = new SealCertificates(records);
    public final Map<DocumentKey, Sha256> stored = new HashMap<>();
    public final HandClock clock = new HandClock("2026-06-15T12:00:00Z");
    public final MemoryPersonRecords persons = new MemoryPersonRecords();
    public final Brands brands = new Brands(records);
    final MemoryDocuments documents = new MemoryDocuments(clock);
    final Publishing publishing = new Publishing(
            chain,
            documents,
            persons,
            new NoticeGuard(new History(chain, clock), persons, _ -> List.of(), _ -> Duration.ZERO),
            clock);
    public final RequestStreamHandler handler = handler(chain);
    final History history = new History(chain, clock);

    /// Both functions, each with its addresses, as in the gateway.
    public RequestStreamHandler handler(Chain other) {
        ReadHandler read = read(other, ServedSite.UNKNOWN);
        RedirectHandler redirect = redirect(other, ServedSite.UNKNOWN);
        return (event, response, context) -> {
            byte[] bytes = event.readAllBytes();
            boolean snapshot = new String(bytes, UTF_8).contains("/snapshot.pdf");
            (snapshot ? redirect : read).handleRequest(new ByteArrayInputStream(bytes), response, context);
        };
    }

    public ReadHandler read(Chain other, ServedSite site) {
        return new ReadHandler(other, checkpoints, records, persons, site, clock);
    }

    public RedirectHandler redirect(Chain other, ServedSite site) {
        return new RedirectHandler(
                other,
                records,
                (key, sha256, name) -> Optional.ofNullable(stored.get(key))
                        .filter(sha256::equals)
                        .map(_ -> URI.create("https://files.example/" + key.path() + "?name=" + name)),
                site,
                clock);
    }

    public EntryHeader publish(String recordedAt, PolicyVersion version) {
        return accept(recordedAt, version, null);
    }

    /// Without notifying customers in time.
    EntryHeader publishLate(String recordedAt, PolicyVersion version, String why) {
        clock.set(recordedAt);
        return header(publishing.publish(version, new byte[] {1}, null, new Reasons(null, why)));
    }

    public EntryHeader correct(String recordedAt, PolicyVersion version, String reason) {
        return accept(recordedAt, version, reason);
    }

    private EntryHeader accept(String recordedAt, PolicyVersion version, @Nullable String reason) {
        clock.set(recordedAt);
        return header(publishing.publish(version, new byte[] {1}, reason));
    }

    /// Adds an entry that the rules refuse today, since readers see what was accepted before a rule existed.
    EntryHeader acceptedBeforeTheRules(String recordedAt, PolicyVersion version) {
        clock.set(recordedAt);
        Optional<EntryHeader> before = chain.head(version.policy());
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        var header = new EntryHeader(
                version.policy(),
                before.map(last -> last.sequence() + 1).orElse(1L),
                EntryKind.PUBLICATION,
                version.effectiveDate(),
                version.timeZone(),
                1,
                clock.instant(),
                null,
                null,
                content.hash());
        if (!chain.append(new Entry(header, content))) {
            throw new AssertionError("expected to be the only one that appends");
        }
        return header;
    }

    public EntryHeader redact(String recordedAt, String subprocessor, String reason) {
        clock.set(recordedAt);
        var erasure = new Erasure(chain, persons, documents, clock);
        return header(new Redacting(chain, documents, persons, erasure, clock)
                .redact(chain.policies().getFirst(), subprocessor, reason)
                .outcome());
    }

    public EntryHeader withdraw(String recordedAt, PolicyVersion version, String reason) {
        clock.set(recordedAt);
        return header(publishing.withdraw(version.policy(), version.effectiveDate(), reason));
    }

    private static EntryHeader header(PublishingOutcome outcome) {
        if (outcome instanceof PublishingOutcome.Accepted accepted) {
            return accepted.header();
        }
        throw new AssertionError("expected it to be accepted: " + outcome);
    }

    /// Signs every unsigned entry.
    ///
    /// @return the checkpoints made now, oldest first
    public List<SignedCheckpoint> sign() {
        var made = new ArrayList<SignedCheckpoint>();
        new Checkpoints(chain, checkpoints, SIGNER, PublicAddress.NONE).reconcile(made::add);
        return made;
    }

    public IssuedDocument.Snapshot snapshot(EntryHeader header, Language language) {
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of((header.hash() + language.tag()).getBytes(UTF_8)),
                DocumentKey.snapshot(header, language),
                header.recordedAt(),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                language,
                0,
                Presentation.NONE);
        issued.record(snapshot);
        stored.put(snapshot.key(), snapshot.sha256());
        return snapshot;
    }

    public Reply get(String address, String... headers) {
        return send("GET", address, headers);
    }

    /// @throws AssertionError if the answer does not match the OpenAPI document
    public Reply send(String method, String address, String... headers) {
        Reply reply = reply(call(handler, event(method, address, headers)));
        hold(method, address, reply);
        return reply;
    }

    /// @param known values that exist, by parameter
    static AnyRequests requests(Map<String, List<String>> known) {
        return API.requests(known);
    }

    public static void hold(String method, String address, Reply reply) {
        API.hold(new ApiExchange(method, address, reply.status(), reply.headers(), reply.body()));
    }

    public static byte[] event(String method, String address, String... headers) {
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

    public static byte[] call(RequestStreamHandler handler, byte[] event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Reads a response as the gateway does, strictly.
    public static Reply reply(byte[] response) {
        var json = (Json.Obj) JsonText.parse(response);
        if (!json.members().keySet().equals(Set.of("statusCode", "headers", "body", "isBase64Encoded"))) {
            throw new AssertionError(
                    "not a response of format 2.0: " + json.members().keySet());
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        ((Json.Obj) Reply.member(json, "headers"))
                .members()
                .forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
        String text = ((Json.Str) Reply.member(json, "body")).value();
        byte[] body = Reply.member(json, "isBase64Encoded") == Json.Bool.TRUE
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
        return new Reply(
                (int) ((Json.Num) Reply.member(json, "statusCode")).value(),
                headers,
                Bytes.of(unzipped(body, headers)));
    }

    private static byte[] unzipped(byte[] body, Map<String, String> headers) {
        if (body.length == 0 || !"gzip".equals(headers.get("content-encoding"))) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
