package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A policy with 60 subprocessors and many versions, each with another purpose of one of them.
final class LargePolicy {
    /// Sealing and rendering more takes longer than a usual run may: `-Dregister.versions=500`.
    static final int VERSIONS = Integer.getInteger("register.versions", 100);

    private static final int SUBPROCESSORS = 60;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 20;

    private LargePolicy() {}

    /// Adds it to a first start.
    static void addTo(Path policies) throws IOException {
        var steps = new StringBuilder();
        for (int number = 0; number < VERSIONS; number++) {
            String name = "large-" + date(number) + ".yaml";
            write(policies.resolve(name), date(number), number);
            steps.append("publish ").append(name).append(" --no-notice \"Told before\"\n");
        }
        Files.writeString(policies.resolve("first-start"), steps, StandardOpenOption.APPEND);
    }

    private static LocalDate date(int number) {
        return FIRST.plusDays((long) DAYS * number);
    }

    static boolean isOfItsEnds(String page) {
        return page.startsWith("/large/" + date(0)) || page.startsWith("/large/" + date(VERSIONS - 1));
    }

    static Path write(Path file, LocalDate date, int number) throws IOException {
        return Files.writeString(
                file,
                """
                policy: large
                effectiveDate: %s
                dateBasis: effective
                timeZone: Europe/Berlin
                noticePeriodDays: 30
                requests: {publicAddresses: [privacy@example.com]}
                editions:
                  en:
                    status: original
                    title: "Subprocessors of Large GmbH"
                    provider: "Large GmbH"
                    sections: [{paragraphs: [We engage these companies.], table: infrastructure}]
                subprocessors:
                """.formatted(date)
                        + IntStream.range(0, SUBPROCESSORS)
                                .mapToObj(at -> subprocessor(at, at == number % SUBPROCESSORS ? number : 0))
                                .collect(Collectors.joining()));
    }

    private static String subprocessor(int at, int task) {
        return """
                  - id: company-%1$d
                    legalName: Company %1$d GmbH
                    address: Musterweg %1$d, 10115 Berlin
                    country: DE
                    relationship: third-party
                    website: https://company-%1$d.example/
                    engagements:
                      - id: service
                        service: {en: Service %1$d}
                        purpose: {en: "Does task %2$d for customers in all countries"}
                        category: infrastructure
                        locations: [{country: US, role: processing}]
                        personalDataCategories: [{name: {en: Names}}]
                        transfers: [{from: DE, to: US, mechanism: scc, module: 3}]
                """.formatted(at, task);
    }
}
