package register.policy.rules;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import register.policy.Company;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.value.Problem;

/// The domain rules that a policy's types cannot express.
public final class PolicyRules {
    /// A region's usual short name: capitals, digits and hyphens, e.g. `EU`, `APAC`.
    public static final Pattern REGION = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");

    /// First path segments of the register's own addresses, such as `/verify`, and of what the edge has from the
    /// bucket.
    private static final Pattern RESERVED =
            Pattern.compile("v[0-9]+|documents|policies|snapshots|verify|log|embed|brand|mcp");

    private static final int REASON = 1000;
    private static final int NOTICE_DAYS = 365;

    private PolicyRules() {}

    /// True if the register's own addresses begin with the name, so that such a policy's page would be unreachable.
    public static boolean isReserved(String name) {
        return RESERVED.matcher(name).matches();
    }

    /// The rules that the version breaks; empty if it is sound.
    public static List<Problem> problems(PolicyVersion version) {
        var findings = new RuleFindings();
        checkVersion(version, findings);
        EditionRules.check(version, findings);
        GroupRules.check(version, findings);
        SubprocessorRules.check(version, findings);
        LanguageRules.check(version, findings);
        PersonRules.check(version, findings);
        return findings.problems();
    }

    /// The problems with a reason for a correction or a withdrawal.
    public static List<Problem> reasonProblems(String reason) {
        return reasonProblems("reason", reason);
    }

    /// The problems with such a reason if it must not name these persons. They do not repeat the reason.
    public static List<Problem> reasonProblems(String reason, List<PersonNames> persons) {
        return reasonProblems("reason", reason, persons);
    }

    /// The problems with a reason in another place.
    ///
    /// @param path its name in the problems
    public static List<Problem> reasonProblems(String path, String reason, List<PersonNames> persons) {
        List<Problem> problems = reasonProblems(path, reason);
        return problems.isEmpty() && PersonNames.named(persons, reason)
                ? List.of(new Problem(path, "", RuleWords.say("no-person-reason")))
                : problems;
    }

    private static List<Problem> reasonProblems(String path, String reason) {
        var findings = new RuleFindings();
        findings.text(path, reason, REASON);
        return findings.problems();
    }

    /// True if the text is a name in the IANA time zone database.
    public static boolean isTimeZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }

    private static void checkVersion(PolicyVersion version, RuleFindings findings) {
        String policy = version.policy().value();
        if (isReserved(policy)) {
            findings.add("policy", policy, "reserved-name");
        }
        timeZone("timeZone", version.timeZone(), findings);
        Origin origin = version.origin();
        if (origin != null) {
            findings.webAddress("origin.sourceUrl", origin.sourceUrl());
        }
        RequestChannel requests = version.requests();
        List<String> addresses = requests.publicAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            findings.mailAddress("requests.publicAddresses[" + i + "]", addresses.get(i));
        }
        findings.distinct("requests.publicAddresses", addresses);
        findings.webAddress("requests.dpaDocument.url", requests.dpaUrl());
        findings.webAddress("requests.privacyNoticeUrl", requests.privacyNoticeUrl());
        ObjectionPeriod objection = version.objection();
        if (objection != null) {
            timeZone("objection.zone", objection.zone(), findings);
            until(objection.until(), objection.zone(), findings);
            findings.texts("objection.how", objection.how());
            if (objection.to() != null) {
                findings.mailAddress("objection.to", objection.to());
            }
        }
        if (version.company() != null) {
            company(version.company(), findings);
        }
        Integer notice = version.noticePeriodDays();
        if (notice != null && (notice < 0 || notice > NOTICE_DAYS)) {
            findings.add("noticePeriodDays", notice.toString(), "days", NOTICE_DAYS);
        }
    }

    /// Page, document and data must state the same deadline.
    private static void until(LocalDateTime until, ZoneId zone, RuleFindings findings) {
        if (zone.getRules().getValidOffsets(until).isEmpty()) {
            findings.add("objection.until", until.toString(), "skipped-time", zone);
        } else if (!until.equals(until.truncatedTo(ChronoUnit.MINUTES))) {
            findings.add("objection.until", until.toString(), "whole-minutes");
        }
    }

    private static void company(Company company, RuleFindings findings) {
        findings.line("company.legalName", company.legalName());
        findings.line("company.address", company.address());
        findings.line("company.registrationId", company.registrationId());
        IdentifierRules.check("company.identifiers", company.identifiers(), findings);
        if (company.email() != null) {
            findings.mailAddress("company.email", company.email());
        }
    }

    private static void timeZone(String path, ZoneId zone, RuleFindings findings) {
        if (!isTimeZone(zone.getId())) {
            findings.add(path, zone.getId(), "time-zone");
        }
    }
}
