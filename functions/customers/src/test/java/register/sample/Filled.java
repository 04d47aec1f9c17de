package register.sample;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.DocumentKey;
import register.notice.Addressee;
import register.notice.NoticeId;
import register.notice.RunId;
import register.objection.ObjectionReference;
import register.policy.Country;
import register.policy.Localized;
import register.recipient.RecipientId;
import register.subscription.ConfirmationId;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.webhook.WebhookAddress;
import register.webhook.WebhookId;

/// Records with every field filled, each with a distinct value, if possible one that is hard to write, so that a
/// field missing in a written form is noticed, even a new one.
public final class Filled {
    /// Records that are one value.
    private static final Set<Class<?>> WHOLE = Set.of(
            Addressee.class,
            ConfirmationId.class,
            Country.class,
            DocumentKey.class,
            Language.class,
            Localized.class,
            NoticeId.class,
            ObjectionReference.class,
            PolicyId.class,
            RecipientId.class,
            Reference.class,
            RunId.class,
            Sha256.class,
            WebhookAddress.class,
            WebhookId.class);

    private final boolean isSparse;
    private int count;

    private Filled(boolean isSparse) {
        this.isSparse = isSparse;
    }

    public static <R extends Record> R of(Class<R> type) {
        return type.cast(new Filled(false).record(type));
    }

    /// A record without optional values: every nullable field is null, and every list is empty of texts.
    public static <R extends Record> R sparse(Class<R> type) {
        return type.cast(new Filled(true).record(type));
    }

    private Object record(Class<?> type) {
        RecordComponent[] fields = type.getRecordComponents();
        Object[] values = Stream.of(fields).map(this::value).toArray();
        Class<?>[] types = Stream.of(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be filled", e);
        }
    }

    private @Nullable Object value(RecordComponent field) {
        boolean isAbsent = isSparse && field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return isAbsent ? null : value(field.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            return isSparse && (item == String.class || item == Addressee.class) ? List.of() : List.of(value(item));
        }
        Class<?> plain = (Class<?>) type;
        // A record does not count, so that grouping the fields of one keeps the values.
        return plain.isRecord() && !WHOLE.contains(plain) ? record(plain) : value(plain, ++count);
    }

    private Object value(Class<?> plain, int number) {
        if (plain == Integer.class) {
            return number;
        } else if (plain == Addressee.class) {
            return Addressee.parse("0123456789abcdef".repeat(2));
        } else if (plain == NoticeId.class) {
            return NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2");
        } else if (plain == RunId.class) {
            return new RunId("7K3Q9M2X");
        } else if (plain == ObjectionReference.class) {
            return new ObjectionReference("OBJ-7K3Q-9M2X-4WTB");
        } else if (plain == RecipientId.class) {
            return new RecipientId("0123456789abcdef0123456789abcdef");
        } else if (plain == WebhookId.class) {
            return new WebhookId("0123456789abcdef");
        } else if (plain == WebhookAddress.class) {
            return WebhookAddress.parse("https://hooks.example.org/%C3%B5?" + number);
        } else if (plain == ConfirmationId.class) {
            return new ConfirmationId("0123456789abcdef0123456789abcdef");
        } else if (plain == String.class) {
            return "Õ. Kõiv, \"law\" 漢 'x' \\ ; " + number;
        } else if (plain == int.class) {
            return number;
        } else if (plain == long.class || plain == Long.class) {
            return (long) number;
        } else if (plain == boolean.class) {
            return true;
        } else if (plain == Instant.class) {
            return Instant.parse("2026-02-03T04:10:06.000000001Z").plusSeconds(number);
        } else if (plain == LocalDate.class) {
            return LocalDate.of(2026, 2, number);
        } else if (plain == URI.class) {
            return URI.create("https://example.org/õ?" + number);
        } else if (plain == Bytes.class) {
            byte[] bytes = new byte[32];
            Arrays.fill(bytes, (byte) number);
            return Bytes.of(bytes);
        } else if (plain == Sha256.class) {
            return Sha256.of(new byte[] {(byte) number});
        } else if (plain == Localized.class) {
            return Localized.of(Map.of(new Language("et"), (String) value(String.class)));
        } else if (plain == Language.class) {
            return new Language("et");
        } else if (plain == Country.class) {
            return new Country("EE");
        } else if (plain == PolicyId.class) {
            return new PolicyId("example");
        } else if (plain == Reference.class) {
            return new Reference("DPA-7K3Q-9M2X-4WTB");
        } else if (plain == DocumentKey.class) {
            return DocumentKey.mail(Sha256.of(new byte[] {(byte) number}));
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[isSparse ? 0 : 1];
        }
        throw new IllegalStateException("no value of " + plain);
    }
}
