package register.forms.subscription;

import java.util.List;
import java.util.Set;
import register.page.LanguageControl;
import register.read.endpoint.Route;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.subscription.Subscribing;

/// The addresses of the subscription forms. A link in a mail ends with a token and leads to a page with a button;
/// only the button acts.
public final class SubscriptionRoutes {
    private static final String API = "/v1/policies/{policy}/subscriptions";
    private static final String SUBSCRIBE = "/{policy}/subscribe";
    private static final String CONFIRM = "/{policy}/confirm/{token}";
    private static final String LEAVE = "/{policy}/leave/{token}";
    private static final String MOVE = "/{policy}/address/{token}";

    /// The paths, as in a gateway's routes.
    public static final List<String> PATHS = List.of(API, SUBSCRIBE, CONFIRM, LEAVE, MOVE);

    private static final Set<String> LANGUAGES = Set.of("lang", LanguageControl.UI);

    private SubscriptionRoutes() {}

    /// @param subscribing performs the actions
    public static List<Route> of(Subscribing subscribing) {
        var subscribe = new SubscribeForm(subscribing);
        var linked = new LinkForms(subscribing);
        return List.of(
                Route.posted(API, LANGUAGES, subscribe::answer),
                Route.form(SUBSCRIBE, LANGUAGES, subscribe::answer),
                Route.form(CONFIRM, LANGUAGES, linked::confirm),
                Route.form(LEAVE, LANGUAGES, linked::leave),
                Route.form(MOVE, LANGUAGES, linked::move));
    }

    /// The refusal of too many requests, for programs.
    static Refusal tooMany() {
        return Refusal.of(ProblemType.TOO_MANY, "too many requests came from your network today: try again tomorrow");
    }
}
