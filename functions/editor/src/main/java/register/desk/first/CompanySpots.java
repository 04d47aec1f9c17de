package register.desk.first;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// What the register needs of the company that publishes a list, which hardly any page states as a whole.
final class CompanySpots {
    private CompanySpots() {}

    /// @param zone in which the company's days may begin
    static List<Spot> of(Json.Obj content, ZoneId zone) {
        String provider = FirstDraft.provider(content);
        var spots = new ArrayList<Spot>();
        spots.add(spot("company.legalName", provider.isEmpty() ? null : Json.of(provider)));
        spots.add(spot("company.country", null));
        spots.add(spot("company.email", null));
        if (content.get("requests") == null) {
            spots.add(spot("requests.publicAddresses", null));
        }
        spots.add(spot("policy", null));
        String id = zone.getId().contains("/") && !zone.getId().startsWith("Etc/") ? zone.getId() : "UTC";
        spots.add(spot("timeZone", content.get("timeZone") == null ? Json.of(id) : null));
        return spots;
    }

    private static Spot spot(String path, @Nullable Json proposed) {
        return new Spot(path, "", "", proposed, false, false);
    }
}
