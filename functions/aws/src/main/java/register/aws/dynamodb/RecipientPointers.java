package register.aws.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.TermsInUse;
import register.value.PolicyId;

/// The lookup items of a recipient. Its own item lists their keys, so that erasing them requires no secret key.
///
/// @param named for its external id; absent without one
/// @param at for its address; absent once erased
/// @param all the items
record RecipientPointers(@Nullable String named, @Nullable String at, List<Item> all) {
    private static final String ID = "id";
    private static final String NAMED = "externalKey";
    static final String AT = "addressKey";
    private static final String NOTHING = "-";

    static RecipientPointers of(Recipient recipient, LookupKeys keys) {
        Who who = recipient.who();
        return who == null
                ? of(recipient, null, null)
                : of(recipient, named(recipient, who, keys), at(recipient, who, keys));
    }

    /// The lookup items listed in a recipient's item.
    static RecipientPointers kept(Recipient recipient, Item item) {
        return of(recipient, item.optionalText(NAMED), item.optionalText(AT));
    }

    /// The lookup items of its next revision.
    ///
    /// @param keys called only if personal data changes
    RecipientPointers following(Recipient standing, Recipient next, LookupKeys keys) {
        Who before = standing.who();
        Who who = next.who();
        if (who == null) {
            return of(next, null, null);
        }
        boolean same = before != null && Objects.equals(before.externalId(), who.externalId());
        boolean stays = before != null && before.address().equals(who.address());
        return of(next, same ? named : named(next, who, keys), stays ? at : at(next, who, keys));
    }

    private static RecipientPointers of(Recipient recipient, @Nullable String named, @Nullable String at) {
        PolicyId policy = recipient.policy();
        RecipientId id = recipient.id();
        var all = new ArrayList<Item>();
        if (named != null) {
            all.add(Item.with(Keys.recipientNamed(policy, named))
                    .put(ID, id.value())
                    .build());
        }
        if (at != null) {
            all.add(Item.with(Keys.recipientAt(policy, at, id))
                    .put(ID, id.value())
                    .build());
        }
        if (recipient.statesDays()) {
            all.add(Item.with(Keys.recipientTerms(policy, combination(recipient) + id))
                    .put(ID, id.value())
                    .build());
        }
        Instant ended = recipient.endedAt();
        if (recipient.who() != null && ended != null) {
            all.add(Item.with(Keys.recipientEnded(policy, Item.instant(ended), id))
                    .put(ID, id.value())
                    .build());
        }
        return new RecipientPointers(named, at, List.copyOf(all));
    }

    private static @Nullable String named(Recipient recipient, Who who, LookupKeys keys) {
        return who.externalId() == null ? null : keys.externalId(recipient.policy(), who.externalId());
    }

    private static String at(Recipient recipient, Who who, LookupKeys keys) {
        return keys.address(recipient.policy(), who.address());
    }

    /// The item of a recipient with its lookup keys.
    Item kept(Item.Builder item) {
        return item.put(NAMED, named).put(AT, at).build();
    }

    static RecipientId id(Item pointer) {
        return pointer.required(ID, RecipientId::new);
    }

    /// The common prefix of contacts with the same days: `days#notice#objection#`, so that they sort by the number of
    /// days.
    private static String combination(Recipient recipient) {
        return padded(recipient.terms().days()) + "#" + padded(recipient.terms().noticeDays()) + "#"
                + padded(recipient.terms().objectionDays()) + "#";
    }

    static String combination(Item pointer) {
        String sort = pointer.text(Keys.SORT);
        return sort.substring(0, sort.lastIndexOf('#') + 1);
    }

    private static String padded(@Nullable Integer days) {
        return days == null ? NOTHING : Keys.padded(days).substring(9);
    }

    /// Contacts with the same days.
    record Stated(String combination, int contacts, RecipientId first) {
        TermsInUse terms(@Nullable Recipient one) {
            String[] days = combination.split("#", -1);
            return new TermsInUse(
                    number(days[1]),
                    number(days[2]),
                    contacts,
                    one == null || one.who() == null ? null : one.who().customer());
        }

        private static @Nullable Integer number(String padded) {
            return padded.equals(NOTHING) ? null : Integer.valueOf(padded);
        }
    }
}
