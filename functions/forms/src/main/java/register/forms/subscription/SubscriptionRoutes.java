package register.forms.subscription;

import java.util.List;
import java.util.Set;
import register.forms.form.Field;
import register.forms.form.FormPage;
import register.read.endpoint.Call;
import register.read.endpoint.Route;
import register.read.html.Addresses;
import register.read.html.LanguageControl;
import register.read.http.Answer;
import register.words.Words;

/// The addresses of the forms for notices of changes.
public final class SubscriptionRoutes {
    private static final String SUBSCRIBE = "/{policy}/subscribe";

    /// As a gateway's routes write them.
    public static final List<String> PATHS = List.of(SUBSCRIBE);

    private static final Set<String> LANGUAGES = Set.of("lang", LanguageControl.UI);
    private static final Words.Bundle WORDS = Words.bundle(SubscriptionRoutes.class, "subscription");

    private SubscriptionRoutes() {}

    public static List<Route> routes() {
        return List.of(Route.form(SUBSCRIBE, LANGUAGES, SubscriptionRoutes::subscribe));
    }

    private static Answer subscribe(Call call) {
        FormPage page = FormPage.of(call, Addresses.page(call.policy()) + "/subscribe");
        Words words = WORDS.in(page.language());
        return page.answer(
                200,
                words.get("subscribe-title"),
                List.of(
                        FormPage.paragraph(words.get("subscribe-text", page.provider())),
                        page.form(
                                words.get("subscribe"),
                                new Field("address", words.get("address"), null, null).line("email", "email", null))));
    }
}
