package register.forms.subscription;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.forms.form.Fields;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.recipient.Recipient;
import register.subscription.Subscribing;
import register.words.Words;

/// `GET` and `POST /{policy}/address/{token}`: requests that a contact's notices go to another address, which takes
/// effect once that address confirms.
record MoveForm(Subscribing subscribing) {

    Answer answer(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "address/" + token);
        Optional<Recipient> contact = subscribing.contact(call.policy(), token);
        if (contact.isEmpty()) {
            return shown.gone();
        }
        return SubscriptionRoutes.isPost(call) ? posted(call, shown, contact.get()) : asking(shown, null, null);
    }

    private Answer posted(RoutedRequest call, SubscriptionPages shown, Recipient contact) {
        Words words = shown.words();
        String filled = Fields.of(call.request()).text(SubscriptionPages.ADDRESS);
        String address = SubscriptionPages.checked(filled);
        if (address == null) {
            return asking(shown, filled, words.get("no-address"));
        }
        return subscribing.askToMove(
                        contact,
                        address,
                        shown.page().language(),
                        call.request().source())
                ? shown.said(
                        202, words.get("asked-title"), words.get("asked-text", address), words.get("move-until-then"))
                : shown.tooMany();
    }

    private static Answer asking(SubscriptionPages shown, @Nullable String filled, @Nullable String problem) {
        return shown.asking("move", "new-address", filled, problem, List.of());
    }
}
