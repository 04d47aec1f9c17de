package register.commands.text;

import java.util.List;
import java.util.Locale;
import register.chain.EntryHeader;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.PolicyPublishing;
import register.publishing.PublishingOutcome;
import register.value.Problem;

/// Outcomes of publishing, and findings about a file, as commands print them.
public final class OutcomeText {
    private OutcomeText() {}

    public static List<String> lines(PublishingOutcome outcome) {
        return List.of(PolicyPublishing.line(outcome, PolicyPublishing.CORRECTING));
    }

    public static Json.Builder json(PublishingOutcome outcome) {
        return switch (outcome) {
            case PublishingOutcome.Accepted accepted -> entry("accepted", accepted.header());
            case PublishingOutcome.Unchanged unchanged -> entry("unchanged", unchanged.header());
            case PublishingOutcome.Conflict conflict ->
                entry("conflict", conflict.standing())
                        .put("offered", conflict.offered().toString());
            case PublishingOutcome.Rejected rejected ->
                Json.object().put("outcome", "rejected").put("findings", problems(rejected.problems()));
        };
    }

    private static Json.Builder entry(String outcome, EntryHeader header) {
        return Json.object()
                .put("outcome", outcome)
                .put("policy", header.policy().value())
                .put("sequence", header.sequence())
                .put("effectiveDate", header.effectiveDate().toString())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("noNoticeReason", header.noNoticeReason())
                .put("recordedAt", header.recordedAt().toString())
                .put("contentHash", header.contentHash().hex())
                .put("entryHash", header.hash().hex());
    }

    /// Errors, open questions and warnings of a file.
    public static Json findings(List<FileProblem> findings) {
        return Json.array(
                findings,
                finding -> of(finding.problem())
                        .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                        .put("file", finding.file())
                        .put("line", finding.line() == 0 ? null : Json.of(finding.line()))
                        .build());
    }

    public static Json problems(List<Problem> problems) {
        return Json.array(problems, problem -> of(problem).build());
    }

    private static Json.Builder of(Problem problem) {
        return Json.object()
                .put("path", problem.path())
                .put("value", problem.value())
                .put("expected", problem.expected());
    }
}
