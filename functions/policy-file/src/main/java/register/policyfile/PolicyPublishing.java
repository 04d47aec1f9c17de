package register.policyfile;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.publishing.FilesBeside;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.publishing.Reasons;
import register.value.Problem;

/// Publishes a policy file: the one use case behind the command and the handler.
public final class PolicyPublishing {
    /// What the command line, and a first start's plan, take to correct a version.
    public static final String CORRECTING = "--correct --reason \"...\"";

    private final Publishing publishing;

    public PolicyPublishing(Publishing publishing) {
        this.publishing = publishing;
    }

    /// What became of a file.
    public sealed interface Result {}

    /// It is not accepted; nothing was written.
    ///
    /// @param problems in the file's order; never empty
    public record Invalid(List<FileProblem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// It was accepted, was there already, or is in conflict with what is there.
    ///
    /// @param outcome never `Rejected`
    public record Decided(Outcome outcome) implements Result {}

    /// Publishes the file's version, or corrects the version of its date.
    ///
    /// @param fileName how problems name the file
    /// @param beside the files beside it, such as the DPA that it names
    /// @throws register.publishing.ContentionException when rivals won every attempt; nothing was written
    public Result publish(String fileName, byte[] source, FilesBeside beside, Reasons reasons) {
        return decide(
                fileName,
                source,
                beside,
                sound -> publishing.publish(sound.version(), source, sound.dpaFile(), reasons));
    }

    /// What publishing would do, without doing it.
    public Result rehearse(String fileName, byte[] source, FilesBeside beside, Reasons reasons) {
        return decide(
                fileName, source, beside, sound -> publishing.rehearse(sound.version(), sound.dpaFile(), reasons));
    }

    /// What became of a publication, a correction or a withdrawal, in one line:
    /// `accepted|unchanged|conflict`, the policy, its effective date, the kind of entry, the revision,
    /// the hashes of the content and of the entry, and the reasons where the entry has any.
    ///
    /// @param correcting what a person adds to correct the version of that date
    public static String line(Outcome outcome, String correcting) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> "accepted " + entry(accepted.header());
            case Outcome.Unchanged unchanged -> "unchanged " + entry(unchanged.header());
            case Outcome.Conflict conflict ->
                "conflict " + entry(conflict.standing()) + " is already there; offered content " + conflict.offered()
                        + ": to correct it, add " + correcting + "; otherwise use another effective date";
            case Outcome.Rejected rejected -> "rejected " + rejected.problems();
        };
    }

    private interface Decision {
        Outcome of(PolicyFile.Sound sound);
    }

    private static Result decide(String fileName, byte[] source, FilesBeside beside, Decision decision) {
        return switch (PolicyFile.parse(fileName, source, beside)) {
            case PolicyFile.Unsound(PolicyFile.Invalid invalid) -> new Invalid(invalid.problems());
            case PolicyFile.Sound sound ->
                switch (decision.of(sound)) {
                    case Outcome.Rejected rejected ->
                        new Invalid(located(fileName, sound.document(), rejected.problems()));
                    case Outcome outcome -> new Decided(outcome);
                };
        };
    }

    /// With lines, but for what a person says beside: that is in no file.
    private static List<FileProblem> located(String fileName, SourceDocument document, List<Problem> problems) {
        return Stream.concat(
                        problems.stream()
                                .filter(PolicyPublishing::isReason)
                                .map(problem -> new FileProblem(fileName, 0, problem)),
                        document
                                .locate(
                                        fileName,
                                        problems.stream()
                                                .filter(problem -> !isReason(problem))
                                                .toList())
                                .stream())
                .toList();
    }

    private static boolean isReason(Problem problem) {
        return problem.path().equals("reason") || problem.path().equals(Reasons.NO_NOTICE);
    }

    private static String entry(EntryHeader header) {
        return header.policy() + " " + header.effectiveDate() + " "
                + header.kind().term() + " revision " + header.revision() + " content " + header.contentHash()
                + " entry " + header.hash() + quoted(" reason", header.reason())
                + quoted(" no notice", header.noNoticeReason());
    }

    private static String quoted(String name, @Nullable String text) {
        return text == null ? "" : name + " \"" + text + "\"";
    }
}
