package register.document;

import java.util.regex.Pattern;
import register.chain.EntryHeader;
import register.chain.Sha256;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.Reference;

/// The name of a stored document: a shelf and a path on it.
public record DocumentKey(Shelf shelf, String path) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9-]+(?:[./][A-Za-z0-9-]+)*");
    private static final int LONGEST = 500;

    /// What may happen to the documents that lie together.
    public enum Shelf {
        /// Policies: kept for good, can be locked.
        PUBLISHED,
        /// Mail and acknowledgements: personal data, can be erased.
        CORRESPONDENCE
    }

    public DocumentKey {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a document's path: " + path);
        }
    }

    /// Whether a document can have this path.
    public static boolean isPath(String text) {
        return text.length() <= LONGEST && PATH.matcher(text).matches();
    }

    /// Where the files lie that a policy's versions were read from.
    public static String sources(PolicyId policy) {
        return "sources/" + policy;
    }

    /// The file a version was read from.
    public static DocumentKey source(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, sources(policy) + "/" + hash + ".yaml");
    }

    /// The canonical JSON of a version.
    public static DocumentKey content(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, "content/" + policy + "/" + hash + ".json");
    }

    /// The signed PDF of one edition of one entry.
    public static DocumentKey snapshot(EntryHeader header, Language language) {
        // Joined, not formatted: a formatter writes digits as the machine's locale does, Arabic ones for example.
        return new DocumentKey(
                Shelf.PUBLISHED,
                "snapshots/" + header.policy() + "/" + header.sequence() + "-" + header.effectiveDate() + "-r"
                        + header.revision() + "-" + language + ".pdf");
    }

    public static DocumentKey acknowledgement(Reference reference) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "acknowledgements/" + reference + ".pdf");
    }

    /// A raw mail, named by the hash of its bytes.
    public static DocumentKey mail(Sha256 hash) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "mail/" + hash + ".eml");
    }
}
