package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many long and short policies, as of a company with many, for a register's first start.
final class ManyPolicies {
    private final Path folder;
    /// The first start is a trial.
    private final StringBuilder first = new StringBuilder("trial\n");

    /// @param folder that does not exist yet
    ManyPolicies(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder);
    }

    /// Writes a policy that has been in force for long.
    ///
    /// @param subprocessors the number listed
    ManyPolicies add(String id, String title, int subprocessors) throws IOException {
        write(id, "2026-01-01", "", title, subprocessors);
        first.append("publish ").append(id).append("-2026-01-01.yaml --no-notice \"Told before\"\n");
        return this;
    }

    /// Writes an announced version of it: the first subprocessor's service ends, and the last one is new.
    ManyPolicies announce(String id, String title, int subprocessors) throws IOException {
        write(id, "2031-06-01", "2031-08-31", title, subprocessors);
        first.append("publish ").append(id).append("-2031-06-01.yaml\n");
        return this;
    }

    /// The folder, which the register publishes when it starts for the first time.
    Path done() throws IOException {
        Files.writeString(folder.resolve("first-start"), first);
        return folder;
    }

    private void write(String id, String date, String end, String title, int subprocessors) throws IOException {
        String listed = IntStream.rangeClosed(1, subprocessors)
                .mapToObj(number -> subprocessor(number, number == 1 ? end : ""))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(id + "-" + date + ".yaml"), """
                policy: %s
                effectiveDate: %s
                dateBasis: effective
                timeZone: Europe/Berlin
                noticePeriodDays: 30
                requests: {publicAddresses: [privacy@example.com]}
                editions:
                  en:
                    status: original
                    title: "%s"
                    provider: "%s"
                    sections: [{paragraphs: [We engage these companies.], table: infrastructure}]
                subprocessors:
                """.formatted(id, date, title, title) + listed);
    }

    /// The purpose of the third is the name of its service.
    private static String subprocessor(int number, String end) {
        String purpose = number == 3
                ? "Service 3"
                : "Runs part %d of the service for customers in all countries, at any time of the day."
                        .formatted(number);
        return """
                  - id: company-%1$d
                    legalName: Company %1$d GmbH
                    registrationId: HRB %1$d
                    address: Musterweg %1$d, 10115 Berlin
                    country: DE
                    relationship: third-party
                    contact: {role: {en: Privacy team}, email: privacy@company-%1$d.example}
                    website: https://company-%1$d.example/
                    engagements:
                      - id: service
                        service: {en: Service %1$d}
                        purpose: {en: "%4$s"}
                        category: infrastructure
                        locations: [{country: %2$s, role: processing}]
                        personalDataCategories: [{name: {en: Names}}]
                        transfers: [{from: DE, to: US, mechanism: scc, module: 3}]
                %3$s""".formatted(
                number, number % 2 == 0 ? "DE" : "US", end.isEmpty() ? "" : "        endsOn: " + end + "\n", purpose);
    }
}
