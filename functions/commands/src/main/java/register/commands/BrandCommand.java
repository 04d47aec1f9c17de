package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.brand.Brands;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.json.CanonicalJson;
import register.json.Json;
import register.machine.site.LocalBrand;
import register.policyfile.BrandFile;

/// `infra/register brand`: the look of the pages.
@Command(
        name = "brand",
        description = "Sets the name, logo, colours, favicon, font and links of the pages from a file,"
                + " replacing all earlier ones. Pages show them from the next request on.")
final class BrandCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "YAML: a block for each policy, or * for all others. The files that it names are in its "
                    + "folder.")
    private @Nullable Path file;

    @Mixin
    private final SiteOption at;

    BrandCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        BrandFile.Result result = read(Objects.requireNonNull(file));
        if (result instanceof BrandFile.Invalid(var problems)) {
            terminal.result(
                    "findings",
                    OutcomeText.findings(problems),
                    problems.stream().map(problem -> "error " + problem).toList());
            return Exit.NO;
        }
        Brands.All all = ((BrandFile.Read) result).all();
        at.existing().register().ports().brands().replace(all);
        var brands = new TreeMap<String, Json>();
        all.brands().forEach((policy, brand) -> brands.put(policy.toString(), brand.json()));
        terminal.result(
                "brands",
                Json.object().putAll(brands).build(),
                brands.entrySet().stream()
                        .map(brand -> brand.getKey() + " " + CanonicalJson.text(brand.getValue()))
                        .toList());
        return Exit.DONE;
    }

    private static BrandFile.Result read(Path file) throws IOException {
        // An error names this file.
        var _ = InputFile.size(file);
        return LocalBrand.read(file);
    }
}
