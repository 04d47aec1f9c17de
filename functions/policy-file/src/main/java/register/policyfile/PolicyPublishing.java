package register.policyfile;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Problem;

/// Publishes a policy file: the use case shared by the command and the handler.
public final class PolicyPublishing {
    /// The options that correct a version, on the command line and in the plan of a first start.
    public static final String CORRECTING = "--correct --reason \"...\"";

    private final Publishing publishing;

    public PolicyPublishing(Publishing publishing) {
        this.publishing = publishing;
    }

    /// The result of publishing a file.
    public sealed interface Result {}

    /// The file is refused; nothing was written.
    ///
    /// @param problems in the file's order; never empty
    public record Invalid(List<FileProblem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// The file was accepted, was already there, or conflicts with an existing entry.
    ///
    /// @param outcome never `Rejected`
    public record Decided(PublishingOutcome outcome) implements Result {}

    /// Publishes the file's version, or corrects the version of its date.
    ///
    /// @throws register.publishing.ContentionException if rivals won every attempt; nothing was written
    public Result publish(PolicyFile file, Reasons reasons) {
        return decide(file, version -> publishing.publish(version, file.source(), file.dpaFile(), reasons));
    }

    /// Reports what publishing would do, without doing it.
    public Result rehearse(PolicyFile file, Reasons reasons) {
        return decide(file, version -> publishing.rehearse(version, file.dpaFile(), reasons));
    }

    /// The outcome of a publication, a correction or a withdrawal in one line: `accepted|unchanged|conflict`, the
    /// policy, its effective date, the kind of entry, the revision, the hashes of the content and of the entry, and
    /// the entry's reasons, if any.
    ///
    /// @param correcting the options that correct the version of that date
    public static String line(PublishingOutcome outcome, String correcting) {
        return switch (outcome) {
            case PublishingOutcome.Accepted accepted -> "accepted " + entry(accepted.header());
            case PublishingOutcome.Unchanged unchanged -> "unchanged " + entry(unchanged.header());
            case PublishingOutcome.Conflict conflict ->
                "conflict " + entry(conflict.standing()) + " already exists; offered content " + conflict.offered()
                        + ": to correct it, add " + correcting + "; otherwise use another effective date";
            case PublishingOutcome.Rejected rejected -> "rejected " + rejected.problems();
        };
    }

    private static Result decide(PolicyFile file, Function<PolicyVersion, PublishingOutcome> decision) {
        return switch (file.result()) {
            case PolicyFile.Invalid invalid -> new Invalid(invalid.problems());
            case PolicyFile.Read(PolicyVersion version) ->
                switch (decision.apply(version)) {
                    case PublishingOutcome.Rejected rejected -> new Invalid(located(file, rejected.problems()));
                    case PublishingOutcome outcome -> new Decided(outcome);
                };
        };
    }

    /// The problems with line numbers, except for those about the reasons, which are not in the file.
    private static List<FileProblem> located(PolicyFile file, List<Problem> problems) {
        List<Problem> ofFile =
                problems.stream().filter(problem -> !isReason(problem)).toList();
        return Stream.concat(
                        problems.stream()
                                .filter(PolicyPublishing::isReason)
                                .map(problem -> new FileProblem(file.name(), 0, problem)),
                        file.locate(FileProblem.Kind.ERROR, ofFile).stream())
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
