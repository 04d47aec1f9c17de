package register.forms.subscription;

import static register.page.Tags.*;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import register.forms.form.Fields;
import register.json.Json;
import register.page.Html;
import register.page.Hyperlinks;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.subscription.Subscribing;
import register.value.Language;
import register.words.Words;

/// `GET` and `POST /{policy}/subscribe`, `POST /v1/policies/{policy}/subscriptions`: subscribes an address to
/// notices. Answer and timing are the same for every address, so that they reveal nothing.
record SubscribeForm(Subscribing subscribing) {
    Answer answer(RoutedRequest call) {
        if (call.site().url() == null) {
            // The mail could not contain a link.
            throw Refusal.noSuchAddress();
        }
        if (call.type().equals("application/json")) {
            return json(call);
        }
        SubscriptionPages shown = SubscriptionPages.of(call, "subscribe");
        return call.isPost() ? posted(call, shown) : asking(shown, null, null);
    }

    private Answer posted(RoutedRequest call, SubscriptionPages shown) {
        String filled = Fields.of(call.request()).text(SubscriptionPages.ADDRESS);
        String address = SubscriptionPages.checked(filled);
        if (address == null) {
            return asking(shown, filled, shown.words().get("no-address"));
        }
        return subscribing.ask(
                        call.policy(),
                        address,
                        shown.page().language(),
                        call.request().source())
                ? shown.said(
                        202,
                        shown.words().get("asked-title"),
                        shown.words().get("asked-text", address),
                        shown.words().get("asked-nothing"))
                : shown.tooMany();
    }

    private static Answer asking(SubscriptionPages shown, @Nullable String filled, @Nullable String problem) {
        var notes = new ArrayList<Html>();
        notes.add(p(shown.words().get("kept"), css("small quiet gap")));
        Html privacy = Hyperlinks.optional(
                shown.page().version().requests().privacyNoticeUrl(),
                shown.page().glossary().get("member.requests.privacyNoticeUrl"));
        if (privacy != null) {
            notes.add(p(css("small"), privacy));
        }
        return shown.asking("subscribe", "address", filled, problem, notes);
    }

    private Answer json(RoutedRequest call) {
        call.lookup().requirePolicy(call.policy());
        Fields fields = Fields.of(call.request());
        String filled = fields.text(SubscriptionPages.ADDRESS);
        String address = SubscriptionPages.checked(filled);
        if (address == null) {
            throw Refusal.badParameter(
                    SubscriptionPages.ADDRESS,
                    filled == null ? "" : filled,
                    "expected a mail address such as name@company.example");
        }
        if (!subscribing.ask(
                call.policy(),
                address,
                language(fields.text("language")),
                call.request().source())) {
            throw SubscriptionRoutes.tooMany();
        }
        return Answer.json(
                        Json.object().put("status", "confirmation-mail-follows").build(), Freshness.NEVER)
                .withStatus(202);
    }

    private static Language language(@Nullable String tag) {
        try {
            Language language = tag == null ? Language.ENGLISH : new Language(tag);
            if (Words.speaks(language)) {
                return Words.glossary().in(language).language();
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw Refusal.badParameter(
                "language", String.valueOf(tag), "expected the tag of one of the register's languages, such as de");
    }
}
