package register.commands;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// How a walk fills in a form.
///
/// @param text for the first fields of a form that take text; others would only make the page longer
/// @param files by name, for every field that takes a file
record DeskFilling(String text, Map<String, byte[]> files) {
    /// A form with more fields is filled in as a whole only.
    private static final int FEW = 4;

    private static final int FIRST = 6;

    /// A list with more choices, such as one of countries, has more of the same.
    private static final int CHOICES = 12;

    DeskFilling {
        files = Map.copyOf(files);
    }

    /// One way of filling in a form.
    ///
    /// @param filled false for the form as it stands
    /// @param choice of the field named first; empty for the last of each
    /// @param file its name; empty for none
    record Way(boolean filled, Map<String, String> choice, String file) {}

    /// As it stands, filled in, with each file and, if all are asked for, with each other choice of a small form.
    List<Way> ways(Element form, boolean all) {
        var ways = new ArrayList<Way>();
        ways.add(new Way(false, Map.of(), ""));
        ways.add(new Way(true, Map.of(), ""));
        if (all && form.select("input:not([type=hidden]), select, textarea").size() <= FEW) {
            for (Element select : form.select("select")) {
                select.select("option:not([selected])").stream()
                        .limit(CHOICES)
                        .forEach(option -> ways.add(new Way(false, Map.of(select.attr("name"), option.val()), "")));
            }
        }
        if (!form.select("input[type=file]").isEmpty()) {
            files.keySet().stream().sorted().forEach(name -> ways.add(new Way(true, Map.of(), name)));
        }
        return ways;
    }

    byte[] file(Way way) {
        return files.getOrDefault(way.file, new byte[0]);
    }

    /// What a browser posts besides the button.
    Map<String, String> fields(Element form, Way way) {
        var fields = new LinkedHashMap<String, String>();
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            switch (field.normalName()) {
                case "select" -> fields.put(field.attr("name"), chosen(field, way));
                case "textarea" -> fields.put(field.attr("name"), typed(field, way, fields));
                default -> put(fields, field, way);
            }
        }
        return fields;
    }

    private void put(Map<String, String> fields, Element input, Way way) {
        String name = input.attr("name");
        switch (input.attr("type")) {
            case "hidden" -> fields.put(name, input.val());
            case "file" -> {}
            case "checkbox", "radio" -> {
                if (way.filled || input.hasAttr("checked")) {
                    fields.put(name, input.val());
                }
            }
            case "date" -> fields.put(name, way.filled ? "2031-07-01" : input.val());
            case "datetime-local" -> fields.put(name, input.val());
            default -> fields.put(name, typed(input, way, fields));
        }
    }

    private String typed(Element field, Way way, Map<String, String> before) {
        boolean first = Collections.frequency(before.values(), text) < FIRST;
        return way.filled && first ? text : field.val();
    }

    private static String chosen(Element select, Way way) {
        String chosen = way.choice.get(select.attr("name"));
        if (chosen != null) {
            return chosen;
        }
        List<Element> options = select.select("option");
        Element selected = select.selectFirst("option[selected]");
        return options.isEmpty()
                ? ""
                : way.filled
                        ? options.getLast().val()
                        : selected == null ? options.getFirst().val() : selected.val();
    }
}
