package register.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.chain.EntryHeader;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.value.Term;

/// The name of a stored document: a shelf and a path on it.
public record DocumentKey(Shelf shelf, String path) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9-]+(?:[./][A-Za-z0-9-]+)*");
    private static final int LONGEST = 500;

    /// Where the DPAs of all policies lie, a folder for each.
    public static final String DPA_FILES = "dpa";

    private static final Pattern DPA_FILE =
            Pattern.compile(DPA_FILES + "/(" + PolicyId.SLUG.pattern() + ")/[0-9a-f]{64}\\.pdf");

    /// What may happen to the documents that lie together.
    public enum Shelf implements Term {
        /// Policies: kept for good, can be locked.
        PUBLISHED,
        /// Documents that name natural persons: kept until a redaction erases them; a DPA, while its policy is public.
        PERSONAL,
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

    /// What is published is never erased.
    ///
    /// @throws IllegalArgumentException when it is on the published shelf
    public void requireErasable() {
        if (shelf == Shelf.PUBLISHED) {
            throw new IllegalArgumentException(path + ": what is published is never erased");
        }
    }

    /// Where the files lie that a policy's versions were read from.
    public static String sources(PolicyId policy) {
        return "sources/" + policy;
    }

    /// Where the signed PDFs of a policy lie.
    public static String snapshots(PolicyId policy) {
        return "snapshots/" + policy;
    }

    /// The file a version was read from.
    public static DocumentKey source(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, sources(policy) + "/" + hash + ".yaml");
    }

    /// The file a version was read from that names a natural person.
    ///
    /// @param contentHash of the version as the chain holds it: the hash of the file would reveal the name
    public static DocumentKey personalSource(PolicyId policy, Sha256 contentHash) {
        return new DocumentKey(Shelf.PERSONAL, sources(policy) + "/" + contentHash + ".yaml");
    }

    /// Where the DPAs lie that a policy's versions offered, each named by its hash.
    public static String dpaFiles(PolicyId policy) {
        return DPA_FILES + "/" + policy;
    }

    /// A company's pre-signed DPA. It names who signed it, so that it can be taken away.
    public static DocumentKey dpaFile(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PERSONAL, dpaFiles(policy) + "/" + hash + ".pdf");
    }

    /// The policy that offered this DPA; empty where it is none.
    public Optional<PolicyId> dpaPolicy() {
        Matcher matcher = DPA_FILE.matcher(path);
        return shelf == Shelf.PERSONAL && matcher.matches()
                ? Optional.of(new PolicyId(matcher.group(1)))
                : Optional.empty();
    }

    /// The canonical JSON of a version.
    public static DocumentKey content(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, "content/" + policy + "/" + hash + ".json");
    }

    /// The signed PDF of one edition of one entry that names no natural person.
    public static DocumentKey snapshot(EntryHeader header, Language language) {
        return snapshot(Shelf.PUBLISHED, header, language, 0);
    }

    /// The signed PDF of one edition of one entry.
    ///
    /// @param redaction the sequence of the redaction that it was made after; 0 for none
    public static DocumentKey snapshot(Shelf shelf, EntryHeader header, Language language, long redaction) {
        // Joined, not formatted: a formatter writes digits as the machine's locale does, Arabic ones for example.
        return new DocumentKey(
                shelf,
                snapshots(header.policy()) + "/" + header.sequence() + "-" + header.effectiveDate() + "-r"
                        + header.revision() + "-" + language + (redaction == 0 ? "" : "-after-" + redaction) + ".pdf");
    }

    /// Whether it is a signed PDF of an edition of this entry.
    public boolean isSnapshotOf(EntryHeader header) {
        return path.startsWith(snapshots(header.policy()) + "/" + header.sequence() + "-");
    }

    /// The tree that an entry commits to: it names nobody, and whoever has it can count notices.
    ///
    /// @param name of the run, and what of it the tree is over
    public static DocumentKey noticeTree(PolicyId policy, String name) {
        return new DocumentKey(Shelf.PUBLISHED, "notices/" + policy + "/" + name + ".tree");
    }

    public static DocumentKey acknowledgement(Reference reference) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "acknowledgements/" + reference + ".pdf");
    }

    /// A raw mail, named by the hash of its bytes.
    public static DocumentKey mail(Sha256 hash) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "mail/" + hash + ".eml");
    }
}
