package register.commands.conform;

import register.json.Json;
import register.value.Problem;

/// Something that does not conform.
///
/// @param level the lowest level that it denies
/// @param address of the document with the member; empty for a file
/// @param member such as `subprocessors[3].engagements[0].purpose`; empty for the whole document
/// @param value found; empty if there is none
/// @param expected in English
public record Fault(int level, String address, String member, String value, String expected) {
    public Fault {
        address = Problem.printable(address);
        member = Problem.printable(member);
        value = Problem.printable(value);
        expected = Problem.line(expected);
    }

    Json json() {
        return Json.object()
                .put("level", level)
                .put("address", address.isEmpty() ? null : address)
                .put("member", member.isEmpty() ? null : member)
                .put("value", value.isEmpty() ? null : value)
                .put("expected", expected)
                .build();
    }

    @Override
    public String toString() {
        String where = address.isEmpty() || member.isEmpty() ? address + member : address + " " + member;
        return (where.isEmpty() ? "(document)" : where) + ": " + (value.isEmpty() ? "" : "\"" + value + "\": ")
                + "expected " + expected;
    }
}
