package register.pdf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.AcknowledgementText;
import register.document.SealCertificates;
import register.document.SealUse;
import register.log.Checkpoint;
import register.memory.MemoryRecords;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.seal.TestKeys;
import register.pdf.verify.PdfVerifier;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.words.Words;

/// Documents of every kind, for tests and for viewing.
public final class Samples {
    public static final String REASON =
            "Die Anschrift eines Unterauftragsverarbeiters war falsch, und der Ort der Speicherung"
                    + " fehlte bei zwei Einträgen; beide sind nun so angegeben, wie sie am 1. März 2027 galten, und die übrigen"
                    + " Angaben sind unverändert.";

    private Samples() {}

    public static EntryHeader correction() {
        return Seed.header(RichPolicy.version(), EntryKind.CORRECTION, 2, REASON);
    }

    public static AcknowledgementText acknowledgement(Language language) {
        return new AcknowledgementText(
                new Reference("DPA-7K3Q-9M2X-4WTB"),
                language,
                "Quality Unit, s. r. o.",
                null,
                "mari.maasikas@example.ee",
                new AcknowledgementText.Message(
                        "DPA for our account",
                        "<20251124.7@mail.example.ee>",
                        OffsetDateTime.parse("2025-11-25T00:29:58+02:00")),
                Instant.parse("2025-11-24T22:30:00Z"),
                ZoneId.of("Europe/Tallinn"),
                new PolicyId("liveagent"),
                LocalDate.of(2023, 10, 2),
                1,
                Sha256.of(new byte[] {1}),
                new Checkpoint("register.example.com/log/liveagent", 7, Sha256.of(new byte[] {3})),
                new DpaFile(
                        "Example DPA 2025 (signed).pdf",
                        Sha256.of(new byte[] {2}).hex()),
                URI.create("https://www.example.com/privacy"));
    }

    /// All of them sealed, except the draft.
    public static Map<String, byte[]> all(SigningKey key) {
        PdfDocuments documents = documents(SealUse.POLICY_SEAL, key);
        PdfDocuments acknowledging = documents(SealUse.ACKNOWLEDGEMENT_SEAL, key);
        var samples = new LinkedHashMap<String, byte[]>();
        PolicyVersion seed = Seed.version();
        samples.put(
                "seed-et",
                documents.snapshot(
                        Seed.text(Seed.header(seed), seed, Seed.ESTONIAN),
                        Seed.content(seed),
                        Seed.checkpoint(Seed.header(seed))));
        samples.put(
                "seed-en",
                documents.snapshot(
                        Seed.text(Seed.header(seed), seed, Seed.ENGLISH),
                        Seed.content(seed),
                        Seed.checkpoint(Seed.header(seed))));
        PolicyVersion rich = RichPolicy.version();
        samples.put(
                "rich-de",
                documents.snapshot(
                        Seed.text(correction(), rich, RichPolicy.GERMAN),
                        Seed.content(rich),
                        Seed.checkpoint(correction())));
        samples.put(
                "rich-sk",
                documents.snapshot(
                        Seed.text(correction(), rich, RichPolicy.SLOVAK),
                        Seed.content(rich),
                        Seed.checkpoint(correction())));
        samples.put("draft-de", documents.draft(Seed.text(Seed.header(rich), rich, RichPolicy.GERMAN)));
        for (Language language : Words.LANGUAGES) {
            samples.put("acknowledgement-" + language, acknowledging.acknowledgement(acknowledgement(language)));
        }
        samples.put("evidence-en", documents.evidence(EvidenceSample.usual(Language.ENGLISH)));
        samples.put("evidence-full-de", documents.evidence(EvidenceSample.full(RichPolicy.GERMAN)));
        return samples;
    }

    public static PdfDocuments documents(SealUse use, SigningKey key) {
        return new PdfDocuments(use, key, new SealCertificates(new MemoryRecords()), TestKeys.CLOCK, SealTimes.NONE);
    }

    /// Writes the documents to a directory, or, with a key file as second argument, prints the hash
    /// of each before it was sealed.
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("--unsealed")) {
            SigningKey key = Pkcs12SigningKey.open(Path.of(arguments[1]), TestKeys.PASSWORD);
            boolean genuine = PdfVerifier.verify(
                            documents(SealUse.ACKNOWLEDGEMENT_SEAL, key)
                                    .acknowledgement(acknowledgement(Seed.ESTONIAN)),
                            key.certificates())
                    .genuine();
            System.out.println((genuine ? "" : "not genuine ") + unsealed(key));
            return;
        }
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, byte[]> sample : all(TestKeys.development()).entrySet()) {
            Files.write(directory.resolve(sample.getKey() + ".pdf"), sample.getValue());
        }
    }

    /// One hash over all documents before sealing.
    public static Sha256 unsealed(SigningKey key) throws IOException {
        PdfDocuments documents = documents(SealUse.POLICY_SEAL, key);
        var out = new java.io.ByteArrayOutputStream();
        PolicyVersion seed = Seed.version();
        PolicyVersion rich = RichPolicy.version();
        out.write(documents
                .renders()
                .snapshot(
                        Seed.text(Seed.header(seed), seed, Seed.ESTONIAN),
                        Seed.content(seed),
                        Seed.checkpoint(Seed.header(seed))));
        out.write(documents
                .renders()
                .snapshot(
                        Seed.text(Seed.header(seed), seed, Seed.ENGLISH),
                        Seed.content(seed),
                        Seed.checkpoint(Seed.header(seed))));
        out.write(documents
                .renders()
                .snapshot(
                        Seed.text(correction(), rich, RichPolicy.GERMAN),
                        Seed.content(rich),
                        Seed.checkpoint(correction())));
        out.write(documents
                .renders()
                .snapshot(
                        Seed.text(correction(), rich, RichPolicy.SLOVAK),
                        Seed.content(rich),
                        Seed.checkpoint(correction())));
        out.write(documents.draft(Seed.text(correction(), rich, RichPolicy.SLOVAK)));
        return Sha256.of(out.toByteArray());
    }
}
