package register.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.chain.EntryHeader;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.value.Term;

/// The name of a stored document: a shelf and a path.
public record DocumentKey(Shelf shelf, String path) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9-]+(?:[./][A-Za-z0-9-]+)*");
    private static final int LONGEST = 500;

    /// The folders whose subfolders are policies, on the shelf of persons.
    public static final List<String> OF_POLICIES = List.of("sources", "snapshots", "dpa");

    /// The folder with a subfolder of checkpoints for each policy, on the published shelf.
    public static final String CHECKPOINTS = "checkpoints";

    private static final Pattern OF_POLICY =
            Pattern.compile("(?:" + String.join("|", OF_POLICIES) + ")/(" + PolicyId.SLUG.pattern() + ")/.+");

    private static final Pattern SNAPSHOT =
            Pattern.compile("snapshots/([^/]+)/[0-9]+-([0-9-]+-r[0-9]+-.+?)(?:-after-[0-9]+)?\\.pdf");

    /// The retention rules that documents share.
    public enum Shelf implements Term {
        /// Policies: kept permanently, can be locked.
        PUBLISHED,
        /// Documents that name natural persons: kept until a redaction erases them. A DPA is kept while
        /// its policy is public.
        PERSONAL,
        /// Mail and acknowledgements: personal data that can be erased.
        CORRESPONDENCE
    }

    public DocumentKey {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a document's path: " + path);
        }
    }

    /// True if it is a valid path of a document.
    public static boolean isPath(String text) {
        return text.length() <= LONGEST && PATH.matcher(text).matches();
    }

    /// Refuses published documents, which are never erased.
    ///
    /// @throws IllegalArgumentException if it is on the published shelf
    public void requireErasable() {
        if (shelf == Shelf.PUBLISHED) {
            throw new IllegalArgumentException(path + ": what is published is never erased");
        }
    }

    /// The folder with the source files of a policy's versions.
    public static String sources(PolicyId policy) {
        return "sources/" + policy;
    }

    /// The folder with a policy's sealed PDFs.
    public static String snapshots(PolicyId policy) {
        return "snapshots/" + policy;
    }

    /// The source file of a version.
    public static DocumentKey source(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, sources(policy) + "/" + hash + ".yaml");
    }

    /// The source file of a version that names a natural person.
    ///
    /// @param contentHash of the version as the chain holds it, because the file's hash would reveal the name
    public static DocumentKey personalSource(PolicyId policy, Sha256 contentHash) {
        return new DocumentKey(Shelf.PERSONAL, sources(policy) + "/" + contentHash + ".yaml");
    }

    /// The folder with the DPAs that a policy's versions offered, each named by its hash.
    public static String dpaFiles(PolicyId policy) {
        return "dpa/" + policy;
    }

    /// A company's pre-signed DPA. It can be removed, because it names its signatory.
    public static DocumentKey dpaFile(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PERSONAL, dpaFiles(policy) + "/" + hash + ".pdf");
    }

    /// The policy whose document this is; empty if it is in none of the policies' folders.
    public Optional<PolicyId> policy() {
        Matcher matcher = OF_POLICY.matcher(path);
        return matcher.matches() ? Optional.of(new PolicyId(matcher.group(1))) : Optional.empty();
    }

    /// The canonical JSON of a version.
    public static DocumentKey content(PolicyId policy, Sha256 hash) {
        return new DocumentKey(Shelf.PUBLISHED, "content/" + policy + "/" + hash + ".json");
    }

    /// A checkpoint, kept apart from the log.
    public static DocumentKey checkpoint(PolicyId policy, long size) {
        return new DocumentKey(Shelf.PUBLISHED, CHECKPOINTS + "/" + policy + "/" + size + ".txt");
    }

    /// The sealed PDF of one edition of one entry without natural persons.
    public static DocumentKey snapshot(EntryHeader header, Language language) {
        return snapshot(Shelf.PUBLISHED, header, language, 0);
    }

    /// The sealed PDF of one edition of one entry.
    ///
    /// @param redaction the sequence of the redaction after which it was made; 0 for none
    public static DocumentKey snapshot(Shelf shelf, EntryHeader header, Language language, long redaction) {
        // Concatenated, not formatted: a formatter writes digits in the default locale's script, e.g. Arabic.
        return new DocumentKey(
                shelf,
                snapshots(header.policy()) + "/" + header.sequence() + "-" + header.effectiveDate() + "-r"
                        + header.revision() + "-" + language + (redaction == 0 ? "" : "-after-" + redaction) + ".pdf");
    }

    /// The name under which a reader saves it, for a snapshot that of its policy, date, revision and language.
    public String fileName() {
        Matcher snapshot = SNAPSHOT.matcher(path);
        return snapshot.matches()
                ? snapshot.group(1) + "-" + snapshot.group(2) + ".pdf"
                : path.substring(path.indexOf('/') + 1).replace('/', '-');
    }

    /// True if it is a sealed PDF of an edition of this entry.
    public boolean isSnapshotOf(EntryHeader header) {
        return path.startsWith(snapshots(header.policy()) + "/" + header.sequence() + "-");
    }

    /// The tree that an entry commits to: it names no one, but reveals the number of notices.
    ///
    /// @param name of the run and the kind of its tree
    public static DocumentKey noticeTree(PolicyId policy, String name) {
        return new DocumentKey(Shelf.PUBLISHED, "notices/" + policy + "/" + name + ".tree");
    }

    public static DocumentKey acknowledgement(Reference reference) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "acknowledgements/" + reference + ".pdf");
    }

    /// A raw mail, named by its hash.
    public static DocumentKey mail(Sha256 hash) {
        return new DocumentKey(Shelf.CORRESPONDENCE, "mail/" + hash + ".eml");
    }
}
