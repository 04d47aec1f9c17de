package register.read.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import register.page.LanguageControl;
import register.read.export.CycloneDxList;

/// The formats of an answer, selected by media type in a client's `Accept`, or by extension in an address.
enum Format {
    JSON("application/json", ".json"),
    CSV("text/csv", ".csv"),
    HTML("text/html", ".html"),
    CYCLONEDX(CycloneDxList.TYPE, ".cdx.json");

    private final String type;
    private final String extension;

    Format(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    static Format of(String type) {
        for (Format format : values()) {
            if (format.type.equals(type)) {
                return format;
            }
        }
        return HTML;
    }

    String type() {
        return type;
    }

    String extension() {
        return extension;
    }

    /// The routes to one resource in several formats: the address for which `Accept` decides, then
    /// one for each format.
    ///
    /// @param parameters besides `ui`, which pages take
    /// @param formats the first is the default
    static List<Route> routes(String template, Set<String> parameters, List<Format> formats, Route.Endpoint endpoint) {
        var routes = new ArrayList<Route>();
        List<String> types = formats.stream().map(Format::type).toList();
        routes.add(new Route(template, parameters, types, true, endpoint));
        var ofPages = new HashSet<>(parameters);
        ofPages.add(LanguageControl.UI);
        for (Format format : formats) {
            Set<String> taken = format == HTML ? ofPages : parameters;
            routes.add(new Route(template + format.extension, taken, List.of(format.type), false, endpoint));
        }
        return List.copyOf(routes);
    }
}
