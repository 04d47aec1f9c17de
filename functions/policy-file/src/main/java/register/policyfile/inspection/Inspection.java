package register.policyfile.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.notice.NoticePeriod;
import register.policy.PolicyVersion;
import register.policyfile.FileProblem;
import register.policyfile.FileProblem.Kind;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.policyfile.PolicyWarnings;
import register.policyfile.said.FileWords;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Problem;

/// All findings on a policy file before it is published. Commands, editors and comments on a change show exactly these.
///
/// @param findings errors, open questions and warnings, in the file's order
/// @param version the version in the file; null if it is refused before a register is asked
/// @param effect of publishing; null if the file is refused, or no register was asked
public record Inspection(
        List<FileProblem> findings,
        @Nullable PolicyVersion version,
        @Nullable PublishingEffect effect) {
    private static final String ZONE = "timeZone";
    /// The placeholder in the draft of a correction without a reason yet.
    private static final String REASON = "(the reason given with --reason)";

    public Inspection {
        findings = List.copyOf(findings);
    }

    public static Inspection of(PolicyFile file, InspectionContext around) {
        return switch (file.result()) {
            case PolicyFile.Invalid invalid -> {
                List<Problem> warnings = invalid.partly() == null
                        ? List.of()
                        : invalid.beside(PolicyWarnings.of(invalid.partly(), around.clock()));
                yield new Inspection(joined(invalid.problems(), file.locate(Kind.WARNING, warnings)), null, null);
            }
            case PolicyFile.Read(PolicyVersion version) -> sound(file, version, around);
        };
    }

    private static Inspection sound(PolicyFile file, PolicyVersion version, InspectionContext around) {
        List<FileProblem> settings = file.locate(Kind.ERROR, around.settings().apply(version));
        var warnings = new ArrayList<>(PolicyWarnings.of(version, around.clock()));
        InspectionContext.LocalRegister here = around.register();
        zone(file, version, here).ifPresent(warnings::add);
        warnings.addAll(FeatureIds.warnings(version, here == null ? null : PublishingEffect.before(version, here)));
        if (here == null) {
            alone(version, around).ifPresent(warnings::add);
            return new Inspection(joined(settings, file.locate(Kind.WARNING, warnings)), version, null);
        }
        PolicyPublishing.Result plain = here.publishing().rehearse(file, around.reasons());
        PolicyPublishing.Result accepted = plain instanceof PolicyPublishing.Decided(PublishingOutcome.Conflict _)
                ? here.publishing()
                        .rehearse(
                                file,
                                new Reasons(
                                        REASON,
                                        around.reasons().noNotice(),
                                        around.reasons().despiteClock()))
                : plain;
        if (accepted instanceof PolicyPublishing.Decided(PublishingOutcome.Accepted accepting)) {
            warnings.addAll(accepting.warnings());
            LaterVersion.undoes(version, PublishingEffect.before(version, here), here)
                    .ifPresent(warnings::add);
        }
        List<FileProblem> located = file.locate(Kind.WARNING, warnings);
        return accepted instanceof PolicyPublishing.Decided(PublishingOutcome decided)
                        && plain instanceof PolicyPublishing.Decided(PublishingOutcome outcome)
                ? new Inspection(
                        joined(settings, located),
                        version,
                        settings.isEmpty() ? PublishingEffect.of(outcome, decided, version, here) : null)
                : new Inspection(
                        joined(joined(settings, ((PolicyPublishing.Invalid) accepted).problems()), located),
                        version,
                        null);
    }

    private static List<FileProblem> joined(List<FileProblem> some, List<FileProblem> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(FileProblem.ORDER);
        return all;
    }

    /// Warns of a first version that does not state its time zone, which no later one can change.
    private static Optional<Problem> zone(
            PolicyFile file, PolicyVersion version, InspectionContext.@Nullable LocalRegister here) {
        boolean first = here == null || here.history().headers(version.policy()).isEmpty();
        return first && !file.states(ZONE)
                ? Optional.of(new Problem(ZONE, "", FileWords.say("no-zone")))
                : Optional.empty();
    }

    /// Warns if there was no time to notify customers of a version, judged by the version alone.
    private static Optional<Problem> alone(PolicyVersion version, InspectionContext around) {
        Integer days = version.noticePeriodDays();
        if (days == null || around.reasons().noNotice() != null || version.imported()) {
            return Optional.empty();
        }
        Instant now = around.clock().instant();
        LocalDate earliest = NoticePeriod.earliestStart(now, days, version.timeZone());
        return version.effectiveDate().isBefore(earliest)
                ? Optional.of(new Problem(
                        "effectiveDate",
                        version.effectiveDate().toString(),
                        FileWords.say("no-register", days, LocalDate.ofInstant(now, version.timeZone()), earliest)))
                : Optional.empty();
    }

    /// True if it may not be published, because of errors or open questions.
    public boolean refused() {
        return findings.stream().anyMatch(FileProblem::refuses);
    }

    public long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /// The findings as commands print them: `error` or `warning`, file, line, place, value and what was expected.
    public List<String> lines() {
        return findings.stream()
                .map(finding -> (finding.refuses() ? "error " : "warning ") + finding)
                .toList();
    }

    /// The verdict in one line: `sound acme 2027-03-01`, `sound acme 2027-03-01, 2 warnings`, `refused: 1 error, 8 open
    /// questions, 2 warnings`.
    public String verdict() {
        var parts = new ArrayList<String>();
        count(parts, Kind.ERROR, "error");
        count(parts, Kind.QUESTION, "open question");
        count(parts, Kind.WARNING, "warning");
        if (refused() || version == null) {
            return "refused: " + String.join(", ", parts);
        }
        parts.addFirst("sound " + version.policy() + " " + version.effectiveDate());
        return String.join(", ", parts);
    }

    private void count(List<String> parts, Kind kind, String word) {
        long count = count(kind);
        if (count > 0) {
            parts.add(count + " " + word + (count == 1 ? "" : "s"));
        }
    }
}
