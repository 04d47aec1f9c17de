package register.forms.subscription;

import java.util.Optional;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.subscription.Confirmation;
import register.subscription.Subscribing;
import register.words.Words;

/// `GET` and `POST /{policy}/confirm/{token}`: confirms an address for notices.
record ConfirmForm(Subscribing subscribing) {

    Answer answer(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "confirm/" + token);
        Optional<Confirmation> found = SubscriptionRoutes.isPost(call)
                ? subscribing.confirm(call.policy(), token)
                : subscribing.asked(call.policy(), token);
        return found.map(one -> one.isConfirmed() ? done(shown, one) : shown.button("confirm", one.address()))
                .orElseGet(shown::gone);
    }

    private static Answer done(SubscriptionPages shown, Confirmation confirmed) {
        Words words = shown.words();
        String said = words.get("confirmed-text", shown.page().provider());
        String title = words.get("confirmed-title");
        return confirmed.isMove()
                ? shown.said(200, title, said)
                : shown.said(200, title, said, words.get("confirmed-announced"));
    }
}
