package register.machine.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import register.brand.Asset;
import register.brand.Brands;
import register.policyfile.BrandFile;
import register.policyfile.FileProblem;
import register.settings.BadSettingException;
import register.value.Bytes;

/// A brand file on this machine, with the files beside it.
public final class LocalBrand {
    private static final String SETTING = "REGISTER_BRAND";

    private LocalBrand() {}

    /// @throws IOException if it is unreadable
    public static BrandFile.Result read(Path file) throws IOException {
        return BrandFile.read(file.toString(), Files.readAllBytes(file), name -> beside(file, name));
    }

    /// Stores the brand named by the setting; without the setting, the stored one stays.
    ///
    /// @throws BadSettingException if it is invalid
    public static void set(ThisMachine machine) {
        Path file = machine.settings().brand();
        if (file != null) {
            machine.ports().brands().replace(required(file));
        }
    }

    private static Brands.All required(Path file) {
        try {
            return switch (read(file)) {
                case BrandFile.Read(Brands.All all) -> all;
                case BrandFile.Invalid(var problems) ->
                    throw new BadSettingException(
                            SETTING,
                            file.toString(),
                            problems.stream().map(FileProblem::toString).collect(Collectors.joining("; ")));
            };
        } catch (IOException | UncheckedIOException e) {
            throw new BadSettingException(SETTING, file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Bytes> beside(Path file, String name) {
        Path sibling = file.resolveSibling(name);
        if (!Files.isRegularFile(sibling)) {
            return Optional.empty();
        }
        // One byte more than the limit, so that a larger file is detected.
        try (InputStream in = Files.newInputStream(sibling)) {
            return Optional.of(Bytes.of(in.readNBytes(Asset.Type.WOFF2.mostBytes() + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(sibling + ": cannot be read", e);
        }
    }
}
