package register.notices.letter;

import java.net.URI;
import java.util.List;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail.Header;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;

/// The link for a recipient to change its notices: a subscriber unsubscribes with one click (RFC 8058), a contact
/// changes its address.
@FunctionalInterface
public interface RecipientLink {
    /// For previews, before there are recipients: it looks like a real link, and opens nothing.
    RecipientLink SHOWN = (register, recipient) -> address(register, recipient, "0".repeat(56));

    /// @param register the address of the register's public pages, without a trailing slash
    URI of(URI register, Recipient recipient);

    static RecipientLink of(FormTokens tokens) {
        return (register, recipient) -> address(
                register,
                recipient,
                tokens.of(
                        recipient.kind() == Recipient.Kind.SUBSCRIBER ? Purpose.LEAVE : Purpose.MOVE,
                        recipient.policy(),
                        recipient.id().value()));
    }

    /// The headers that make mail programs offer unsubscription (RFC 2369, RFC 8058).
    static List<Header> headers(URI leave) {
        return List.of(
                new Header("List-Unsubscribe", "<" + leave.toASCIIString() + ">"),
                new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private static URI address(URI register, Recipient recipient, String token) {
        String form = recipient.kind() == Recipient.Kind.SUBSCRIBER ? "leave" : "address";
        return URI.create(
                register + "/" + recipient.policy() + "/" + form + "/" + token + "?lang=" + recipient.language());
    }
}
