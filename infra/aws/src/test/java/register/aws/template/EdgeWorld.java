package register.aws.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.document.SealCertificate;
import register.document.SealUse;
import register.files.SiteWriting;
import register.forms.FormsHandler;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.KeyPairSigner;
import register.memory.HandClock;
import register.memory.MemoryPorts;
import register.notices.objection.FormObjections;
import register.notices.objection.Objecting;
import register.notices.objection.ObjectionLinks;
import register.policy.form.PolicyCodec;
import register.publishing.PublishingOutcome;
import register.read.ReadHandler;
import register.read.RedirectHandler;
import register.read.endpoint.ServedSite;
import register.request.SecretReferenceKey;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.transparency.Checkpoints;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// A register in memory behind the API that `template.yaml` declares, and what it published in a bucket.
final class EdgeWorld {
    static final String URL = "https://register.example";

    private static final String SECRET = "only the edge knows it";
    private static final String POLICY = """
            {"policy": "NAME", "effectiveDate": "DAY", "dateBasis": "effective", "timeZone": "Europe/Berlin",
             "requests": {"publicAddresses": ["dpa@acme.example"]}, "authoritativeLanguage": "en",
             "editions": {
               "en": {"status": "original", "title": "Subprocessors", "provider": "Acme", "sections": []},
               "de": {"status": "translation", "title": "Liste", "provider": "Acme", "sections": []}},
             "subprocessors": []}""";

    final HandClock clock = new HandClock("2026-06-15T10:00:00Z");
    final MemoryPorts ports = new MemoryPorts(clock);
    /// The calls of each function since the start.
    final Map<String, Integer> calls = new TreeMap<>();
    /// The keys of the published bucket.
    final List<String> bucket = new ArrayList<>();

    private final Register register = new Register(ports, clock);
    private final IssuedDocuments issued = new IssuedDocuments(ports.records());
    private final ServedSite site;
    private final FilesAtEdge files;
    private final Template template;
    private final Map<String, RequestStreamHandler> functions;
    private final KeyPairSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
    /// False from the moment when everything behind the edge is gone.
    boolean there = true;
    /// False if the key that signs is out of reach.
    boolean signs = true;

    EdgeWorld(Template template) throws IOException {
        this(template, URL);
    }

    /// @param url the register's public address
    EdgeWorld(Template template, String url) throws IOException {
        this.template = template;
        this.files = new FilesAtEdge();
        this.site = new ServedSite(null, true, url).withEdge(Variables.of(Map.of("REGISTER_EDGE_SECRET", SECRET)));
        var key = new SecretReferenceKey(Bytes.of(new byte[32]));
        var routes = new ArrayList<>(SubscriptionRoutes.of(register.subscribing(key)));
        routes.addAll(ObjectionRoutes.routes(
                new FormObjections(
                        new Objecting(register, key),
                        new ObjectionLinks(key, new PublicAddress(URI.create(URL), null))),
                clock));
        this.functions = Map.of(
                "ReadFunction",
                new ReadHandler(ports.chain(), ports.checkpoints(), ports.records(), ports.persons(), site, clock),
                "RedirectFunction",
                new RedirectHandler(ports.chain(), ports.records(), new AtEdge(), site, clock),
                "FormsFunction",
                new FormsHandler(ports.chain(), ports.records(), ports.persons(), routes, site, clock));
    }

    /// As `S3Links` has them.
    private static final class AtEdge implements DocumentLinks {
        @Override
        public Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName) {
            return Optional.of(URI.create(URL + "/" + key.path() + "?versionId=1"));
        }

        @Override
        public boolean areLasting(DocumentKey key) {
            return true;
        }
    }

    /// @return the PDFs' keys, which are in the bucket then
    List<IssuedDocument.Snapshot> publish(String policy, String date) {
        PublishingOutcome outcome = register.publishing()
                .publish(
                        PolicyCodec.decode(JsonText.parse(POLICY.replace("NAME", policy)
                                .replace("DAY", date)
                                .getBytes(UTF_8))),
                        new byte[] {1},
                        null);
        EntryHeader header = ((PublishingOutcome.Accepted) outcome).header();
        if (signs) {
            sign(header.policy());
        }
        var made = new ArrayList<IssuedDocument.Snapshot>();
        for (Language language : List.of(Language.ENGLISH, new Language("de"))) {
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
            boolean _ = ports.documents().putIfAbsent(snapshot.key(), (header.hash() + language.tag()).getBytes(UTF_8));
            made.add(snapshot);
            bucket.add(snapshot.key().path());
        }
        bucket.add(DocumentKey.source(header.policy(), header.contentHash()).path());
        bucket.add(DocumentKey.content(header.policy(), header.contentHash()).path());
        bucket.add(DocumentKey.noticeTree(header.policy(), "1-notices").path());
        return made;
    }

    void sign(PolicyId policy) {
        long size = ports.chain().head(policy).orElseThrow().sequence();
        var _ = new Checkpoints(ports.chain(), ports.checkpoints(), signer, PublicAddress.NONE).make(policy, size);
    }

    /// Records a certificate, as a key does before its first seal.
    void certify(String subject) {
        ports.sealCertificates()
                .record(new SealCertificate(
                        SealUse.ACKNOWLEDGEMENT_SEAL,
                        Sha256.of(subject.getBytes(UTF_8)),
                        subject,
                        now(),
                        now().plus(Duration.ofDays(365)),
                        "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
                        now(),
                        false));
    }

    /// Writes files as the functions do after an entry and each hour.
    ///
    /// @return the number of those that changed
    int write() throws IOException {
        SiteWriting writing = writing(() -> false);
        assertTrue(writes(writing));
        return writing.counts().changes();
    }

    /// True if no policy's day has begun since the last run.
    boolean isOfToday() throws IOException {
        return SiteWriting.isOfToday(files, clock);
    }

    /// @return true if nothing is left to the next run
    boolean writes(BooleanSupplier late) throws IOException {
        return writes(writing(late));
    }

    private SiteWriting writing(BooleanSupplier late) throws IOException {
        return new SiteWriting(ports, _ -> site, files, false, clock, late, (_, _, _) -> {});
    }

    private static boolean writes(SiteWriting writing) throws IOException {
        if (writing.isCurrent()) {
            return true;
        }
        var _ = writing.write();
        return writing.isComplete();
    }

    SimulatedEdge edge() {
        return new SimulatedEdge(
                template, Map.of("functions", this::api, "snapshots", this::bucket, "files", this::file));
    }

    /// The addresses that the last run has made.
    Set<String> made() {
        return files.made();
    }

    Set<String> addresses() {
        return files.addresses();
    }

    /// The headers of all files, by address and lower-case name.
    Map<String, Map<String, String>> headers() {
        return files.addresses().stream()
                .collect(Collectors.toMap(
                        address -> address, address -> files.at(address).headers()));
    }

    private SimulatedEdge.Answered file(SimulatedEdge.Asked asked) throws IOException {
        reached("files");
        return files.at(asked.path());
    }

    private SimulatedEdge.Answered bucket(SimulatedEdge.Asked asked) throws IOException {
        reached("S3");
        return bucket.contains(asked.path().substring(1))
                ? new SimulatedEdge.Answered(
                        200, Map.of("cache-control", "public, max-age=31536000, immutable"), asked.path())
                : new SimulatedEdge.Answered(403, Map.of(), "");
    }

    private void reached(String what) throws IOException {
        if (!there) {
            throw new IOException(what + " does not answer");
        }
        calls.merge(what, 1, Integer::sum);
    }

    private SimulatedEdge.Answered api(SimulatedEdge.Asked asked) throws IOException {
        String name = function(asked.path());
        reached(name);
        var headers = new HashMap<>(asked.headers());
        headers.put("register-edge", SECRET);
        headers.put("cloudfront-viewer-address", "198.51.100.7:443");
        Json.Builder sent = Json.object();
        headers.forEach(sent::put);
        byte[] event = CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("rawPath", asked.path())
                .put("rawQueryString", asked.query())
                .put("headers", sent.build())
                .put(
                        "requestContext",
                        Json.object()
                                .put(
                                        "http",
                                        Json.object()
                                                .put("method", asked.method())
                                                .build())
                                .build())
                .put("isBase64Encoded", false)
                .build());
        var out = new ByteArrayOutputStream();
        Objects.requireNonNull(functions.get(name)).handleRequest(new ByteArrayInputStream(event), out, null);
        Json.Obj response = (Json.Obj) JsonText.parse(out.toByteArray());
        var answered = new HashMap<String, String>();
        ((Json.Obj) Objects.requireNonNull(response.get("headers")))
                .members()
                .forEach((header, value) -> answered.put(header.toLowerCase(Locale.ROOT), ((Json.Str) value).value()));
        return new SimulatedEdge.Answered(
                (int) ((Json.Num) Objects.requireNonNull(response.get("statusCode"))).value(),
                answered,
                ((Json.Str) Objects.requireNonNull(response.get("body"))).value());
    }

    /// The function to which the API sends a path: the one whose route matches, or that for the rest.
    String function(String path) {
        for (String name : List.of("RedirectFunction", "FormsFunction")) {
            var routes = new ArrayList<String>();
            Template.visit(template.resource("AWS::Serverless::Function", name).get("Events"), (member, value) -> {
                if (member.equals("Path")) {
                    routes.add(String.valueOf(value));
                }
            });
            if (routes.stream().anyMatch(route -> path.matches(route.replaceAll("\\{[a-z]+}", "[^/]+")))) {
                return name;
            }
        }
        return "ReadFunction";
    }

    Instant now() {
        return clock.instant();
    }
}
