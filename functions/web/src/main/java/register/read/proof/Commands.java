package register.read.proof;

import java.util.ArrayList;
import java.util.List;
import register.chain.EntryHeader;
import register.page.SiteAddresses;
import register.value.Language;

/// Commands for checking one version, for each system.
///
/// @param base the register's address, without a trailing slash
record Commands(ProofView view, String base) {
    private static final String PROGRAM = "infra/register ";

    /// A step.
    ///
    /// @param word the instruction, as a key of the page's words
    /// @param on the commands by system; without a name they are the same on all
    record Step(String word, List<SystemCommands> on) {}

    /// The commands for a system.
    record SystemCommands(String system, List<String> lines) {}

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        EntryHeader header = view.header();
        Language language = view.edition();
        if (view.evidence().served(language) != null) {
            String file = "%s-%s-r%s-%s.pdf"
                    .formatted(header.policy(), header.effectiveDate(), Integer.toString(header.revision()), language);
            String address = view.pdf(language);
            steps.add(fetch("download", List.of(file, address)));
            steps.add(new Step(
                    "hash",
                    List.of(
                            new SystemCommands("Linux", List.of("sha256sum " + file)),
                            new SystemCommands("macOS", List.of("shasum -a 256 " + file)),
                            new SystemCommands("Windows", List.of("certutil -hashfile " + file + " SHA256")))));
            steps.add(everywhere("seal", "pdfsig " + file, PROGRAM + "verify " + file + " --trust seal.pem"));
        }
        String log = SiteAddresses.LOG + header.policy() + "/";
        steps.add(fetch(
                "keep",
                List.of(
                        "proof.txt",
                        SiteAddresses.proof(header.policy(), header.sequence()),
                        "trust.txt",
                        log + "trust")));
        steps.add(everywhere("follow", PROGRAM + "verify-log " + base + SiteAddresses.LOG + header.policy()));
        if (view.evidence().stamp().isPresent()) {
            Step fetched = fetch(
                    "tsa",
                    List.of(
                            "checkpoint.txt", log + "checkpoints/" + header.sequence(),
                            "token.tst", log + "stamps/" + header.sequence()));
            var on = new ArrayList<>(fetched.on());
            on.add(new SystemCommands(
                    "",
                    List.of("openssl ts -verify -token_in -in token.tst -data checkpoint.txt -CAfile authority.pem")));
            steps.add(new Step("tsa", on));
        }
        return steps;
    }

    private static Step everywhere(String word, String... lines) {
        return new Step(word, List.of(new SystemCommands("", List.of(lines))));
    }

    /// @param files each followed by its address
    private Step fetch(String word, List<String> files) {
        var unix = new ArrayList<String>();
        var windows = new ArrayList<String>();
        for (int i = 0; i < files.size(); i += 2) {
            String address = base + files.get(i + 1);
            unix.add("curl -L -o " + files.get(i) + " '" + address + "'");
            // In PowerShell `curl` is another program.
            windows.add("curl.exe -L -o " + files.get(i) + " \"" + address + "\"");
        }
        return new Step(
                word, List.of(new SystemCommands("Linux, macOS", unix), new SystemCommands("Windows", windows)));
    }
}
