package register.machine.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// Small policy files for tests.
public final class PolicyFiles {
    private PolicyFiles() {}

    public static Path write(Path folder, String name, LocalDate effectiveDate, String legalName) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), """
                policy: example
                effectiveDate: %s
                dateBasis: effective
                timeZone: UTC
                editions:
                  en:
                    status: original
                    title: Subprocessors
                    provider: Example Ltd
                    sections: []
                subprocessors:
                  - id: hosting
                    legalName: %s
                    engagements:
                      - id: servers
                        service: {en: Servers}
                        purpose: {en: Hosting}
                        category: infrastructure
                        locations:
                          - country: EE
                requests:
                  publicAddresses: [dpa@example.com]
                """.formatted(effectiveDate, legalName));
    }
}
