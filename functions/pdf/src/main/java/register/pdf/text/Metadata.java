package register.pdf.text;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import register.chain.EntryHeader;
import register.document.Presentation;
import register.document.SnapshotText;
import register.evidence.EvidencePack;
import register.pdf.layout.Description;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The keys `Register…` in a document's information dictionary, which identify it without any other data.
public final class Metadata {
    private static final String KIND = "RegisterDocument";
    private static final String LAYOUT = "RegisterLayout";
    private static final String ADDRESS = "RegisterAddress";

    private Metadata() {}

    /// The metadata of a snapshot of an entry's edition, or of its draft.
    static Description edition(String title, String provider, SnapshotText text, boolean draft) {
        EntryHeader header = text.header();
        var info = named(draft ? "draft" : "snapshot", title, provider, text.language());
        info.put("RegisterPolicy", header.policy().value());
        info.put("RegisterEffectiveDate", header.effectiveDate().toString());
        info.put("RegisterRevision", Integer.toString(header.revision()));
        info.put("RegisterSequence", Long.toString(header.sequence()));
        info.put("RegisterContentHash", header.contentHash().hex());
        info.put("RegisterEntryHash", header.hash().hex());
        info.put(LAYOUT, Integer.toString(text.presentation().layout()));
        if (text.presentation().address() != null) {
            info.put(ADDRESS, text.presentation().address().toString());
        }
        return new Description(text.language(), info);
    }

    static Description acknowledgement(String title, String provider, Reference reference, Language language) {
        var info = named("acknowledgement", title, provider, language);
        info.put("RegisterReference", reference.value());
        return new Description(language, info);
    }

    /// The metadata of the evidence of notices to one recipient, who is named by id alone.
    static Description evidence(String title, EvidencePack pack, Sha256 content, Language language) {
        var info = named("evidence", title, pack.provider(), language);
        info.put("RegisterPolicy", pack.policy().value());
        info.put("RegisterRecipient", pack.recipient().id().value());
        info.put("RegisterContentHash", content.hex());
        return new Description(language, info);
    }

    /// The document that an information dictionary identifies; empty if it identifies none, and for a draft.
    public static Optional<DocumentIdentity> identity(Map<String, String> info) {
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
                case "evidence" ->
                    Optional.of(new DocumentIdentity.Evidence(
                            new PolicyId(value(info, "RegisterPolicy")),
                            new RecipientId(value(info, "RegisterRecipient")),
                            language,
                            new Sha256(value(info, "RegisterContentHash"))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The way a snapshot was presented.
    ///
    /// @throws IllegalArgumentException if the information dictionary does not state it, so this is not a
    ///     snapshot
    public static Presentation presentation(Map<String, String> info) {
        String address = info.get(ADDRESS);
        return new Presentation(Integer.parseInt(value(info, LAYOUT)), address == null ? null : URI.create(address));
    }

    private static Map<String, String> named(String kind, String title, String provider, Language language) {
        var info = new LinkedHashMap<String, String>();
        info.put("Title", title);
        info.put("Author", provider);
        info.put(KIND, kind);
        info.put("RegisterLanguage", language.tag());
        return info;
    }

    private static String value(Map<String, String> info, String key) {
        String value = info.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }
}
