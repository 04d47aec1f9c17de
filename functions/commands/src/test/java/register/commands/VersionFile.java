package register.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;

/// A policy file with a company and a natural person, in any languages.
final class VersionFile {
    static final String PERSON = "Mari Maasikas";

    private VersionFile() {}

    /// @param languages of its editions, the original first
    static Path write(Path folder, String policy, LocalDate date, String name, String... languages) throws IOException {
        var editions = new StringBuilder();
        for (String language : languages) {
            editions.append("""
                      %s:
                        status: %s
                        title: Subprocessors
                        provider: Example Ltd
                        sections: []
                    """.formatted(language, language.equals(languages[0]) ? "original" : "translation"));
        }
        String texts = String.join(
                ", ",
                Arrays.stream(languages).map(language -> language + ": Servers").toList());
        return Files.writeString(folder.resolve("version.yaml"), """
                policy: %s
                effectiveDate: %s
                dateBasis: effective
                timeZone: Pacific/Auckland
                authoritativeLanguage: %s
                editions:
                %ssubprocessors:
                  - id: hosting
                    legalName: %s
                    engagements:
                      - id: servers
                        service: {%s}
                        purpose: {%s}
                        category: infrastructure
                        locations:
                          - country: EE
                  - id: helper
                    naturalPerson: true
                    legalName: %s
                    country: EE
                    engagements:
                      - id: help
                        service: {%s}
                        purpose: {%s}
                        category: support
                        locations:
                          - country: EE
                requests:
                  publicAddresses: [dpa@example.com]
                """.formatted(
                        policy, date, languages[0], editions, name, texts, texts, PERSON, texts, texts));
    }
}
