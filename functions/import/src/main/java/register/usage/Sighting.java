package register.usage;

import java.util.Comparator;
import java.util.Locale;
import register.value.Problem;
import register.vendors.Service;

/// A vendor's service, seen in a product's source code.
///
/// @param file its path within the folder, on one printable line
/// @param name as the file writes it
/// @param aside true if it serves development, tests or examples, or stands in a comment
public record Sighting(Service service, String file, int line, String name, boolean aside) {
    /// The most telling first: what the product needs, then what manifests state.
    static final Comparator<Sighting> ORDER = Comparator.comparing(Sighting::aside)
            .thenComparing(seen -> seen.service.kind())
            .thenComparing(Sighting::file)
            .thenComparingInt(Sighting::line);

    public Sighting {
        file = Problem.line(file);
        name = Problem.printable(name);
    }

    /// What a keeper is asked about it.
    public String question() {
        return file + ":" + line + " names " + name + ", " + what() + " of "
                + service.vendor().brand() + ": does customers' data reach it?";
    }

    private String what() {
        return switch (service.kind()) {
            case HOST -> "a host";
            case FILE -> "a file";
            case IMAGE -> "an image";
            case TERRAFORM -> "a provider";
            case VARIABLE -> "a variable";
            default -> "a package";
        };
    }

    /// `npm`, `host`.
    public String kind() {
        return service.kind().name().toLowerCase(Locale.ROOT);
    }
}
