package register.policyfile;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
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
    /// @throws register.publishing.ContentionException when rivals won every attempt; nothing was written
    public Result publish(PolicyFile file, Reasons reasons) {
        return decide(file, version -> publishing.publish(version, file.source(), file.dpaFile(), reasons));
    }

    /// What publishing would do, without doing it.
    public Result rehearse(PolicyFile file, Reasons reasons) {
        return decide(file, version -> publishing.rehearse(version, file.dpaFile(), reasons));
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

    private static Result decide(PolicyFile file, Function<PolicyVersion, Outcome> decision) {
        return switch (file.result()) {
            case PolicyFile.Invalid invalid -> new Invalid(invalid.problems());
            case PolicyFile.Read(PolicyVersion version) ->
                switch (decision.apply(version)) {
                    case Outcome.Rejected rejected -> new Invalid(located(file, rejected.problems()));
                    case Outcome outcome -> new Decided(outcome);
                };
        };
    }

    /// With lines, but for what a person says beside: that is in no file.
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
