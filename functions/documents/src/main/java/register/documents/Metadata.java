package register.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.Sha256;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.Reference;

/// What a document says of itself to machines, in its information dictionary (ISO 32000-1, 14.3.3)
/// and, the common part, as XMP: title, language and the keys `Register…`, which name it without any
/// data at hand.
///
/// @param digest of everything that tells this document from others: its file identifier
record Metadata(Language language, Map<String, String> info, Sha256 digest) {
    private static final String KIND = "RegisterDocument";

    Metadata {
        info = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(info));
    }

    /// Of the snapshot of an entry's edition, or of its draft.
    static Metadata edition(String title, String provider, EntryHeader header, Language language, boolean draft) {
        var info = named(draft ? "draft" : "snapshot", title, provider, language);
        info.put("RegisterPolicy", header.policy().value());
        info.put("RegisterEffectiveDate", header.effectiveDate().toString());
        info.put("RegisterRevision", Integer.toString(header.revision()));
        info.put("RegisterSequence", Long.toString(header.sequence()));
        info.put("RegisterContentHash", header.contentHash().hex());
        info.put("RegisterEntryHash", header.hash().hex());
        return of(language, info);
    }

    static Metadata acknowledgement(String title, String provider, Reference reference, Language language) {
        var info = named("acknowledgement", title, provider, language);
        info.put("RegisterReference", reference.value());
        return of(language, info);
    }

    /// Which document an information dictionary names; empty where it names none, and for a draft.
    static Optional<DocumentIdentity> identity(Map<String, String> info) {
        try {
            var language = new Language(value(info, "RegisterLanguage"));
            return switch (value(info, KIND)) {
                case "snapshot" ->
                    Optional.of(new DocumentIdentity.Edition(
                            new PolicyId(value(info, "RegisterPolicy")),
                            LocalDate.parse(value(info, "RegisterEffectiveDate")),
                            Integer.parseInt(value(info, "RegisterRevision")),
                            Long.parseLong(value(info, "RegisterSequence")),
                            language,
                            new Sha256(value(info, "RegisterContentHash")),
                            new Sha256(value(info, "RegisterEntryHash"))));
                case "acknowledgement" ->
                    Optional.of(new DocumentIdentity.Acknowledgement(
                            new Reference(value(info, "RegisterReference")), language));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    byte[] xmp() {
        String title = escaped(info.getOrDefault("Title", ""));
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>
                """.formatted(title, escaped(info.getOrDefault("Author", "")), language)
                .getBytes(UTF_8);
    }

    private static Map<String, String> named(String kind, String title, String provider, Language language) {
        var info = new LinkedHashMap<String, String>();
        info.put("Title", title);
        info.put("Author", provider);
        info.put(KIND, kind);
        info.put("RegisterLanguage", language.tag());
        return info;
    }

    private static Metadata of(Language language, Map<String, String> info) {
        return new Metadata(language, info, Sha256.of(info.toString().getBytes(UTF_8)));
    }

    private static String value(Map<String, String> info, String key) {
        String value = info.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
