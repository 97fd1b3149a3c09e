package io.printlab.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.printlab.error.PrintLabException;
import io.printlab.rule.RuleField;
import io.printlab.rule.RuleFields;
import io.printlab.rule.RuleSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules as JSON: objects and lists under the names of the fields, and back to a sheet that is checked as a form is. */
final class RulesTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 2000;
    private static final int DEEPEST = 6;
    private static final Set<String> FIGURES = Set.of("hours", "grams", "price");

    private RulesTree() {}

    static ObjectNode of(RuleSheet sheet) {
        ObjectNode root = JSON.objectNode();
        for (RuleField field : RuleFields.ALL) {
            List<String> path = List.of(field.name().split("\\."));
            parent(root, path).set(path.get(path.size() - 1), value(field.kind(), sheet.value(field.name())));
        }
        for (String list : RuleSheet.LISTS) {
            List<String> path = List.of(list.split("\\."));
            ArrayNode rows = parent(root, path).putArray(path.get(path.size() - 1));
            sheet.rows(list).forEach(row -> rows.add(row(sheet, row)));
        }
        return root;
    }

    static RuleSheet sheet(JsonNode rules) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten(values, "", rules, 0);
        return new RuleSheet(values);
    }

    private static ObjectNode parent(ObjectNode root, List<String> path) {
        ObjectNode node = root;
        for (String name : path.subList(0, path.size() - 1)) {
            node = node.withObjectProperty(name);
        }
        return node;
    }

    private static ObjectNode row(RuleSheet sheet, String row) {
        ObjectNode node = JSON.objectNode();
        sheet.values().forEach((name, text) -> {
            if (name.startsWith(row + ".")) {
                String column = name.substring(row.length() + 1);
                if (column.equals("days")) {
                    node.set(column, list(text));
                } else if (FIGURES.contains(column)) {
                    node.set(column, value(RuleField.Kind.NUMBER, text));
                } else {
                    node.put(column, column.equals("group") && text.isEmpty() ? null : text);
                }
            }
        });
        return node;
    }

    private static JsonNode value(RuleField.Kind kind, String text) {
        return switch (kind) {
            case MATERIALS -> list(text);
            case YES_NO -> JSON.booleanNode(text.equals("true"));
            case ZONE, CURRENCY, VERDICT -> JSON.textNode(text);
            case NUMBER, WHOLE -> text.isEmpty() ? JSON.nullNode() : JSON.numberNode(new BigDecimal(text));
        };
    }

    private static ArrayNode list(String text) {
        ArrayNode list = JSON.arrayNode();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                list.add(part.strip());
            }
        }
        return list;
    }

    private static void flatten(Map<String, String> values, String name, JsonNode node, int depth) {
        if (values.size() > MOST_VALUES || depth > DEEPEST) {
            throw PrintLabException.user("These rules have more values than rules can have.");
        }
        String prefix = name.isEmpty() ? "" : name + ".";
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> flatten(values, prefix + field.getKey(), field.getValue(), depth + 1));
        } else if (node.isArray() && isListOfWords(node)) {
            List<String> words = new ArrayList<>();
            node.forEach(word -> words.add(word.asText()));
            if (!isListOfRows(name) || !words.isEmpty()) {
                values.put(name, String.join(",", words));
            }
        } else if (node.isArray()) {
            for (int row = 0; row < node.size(); row++) {
                flatten(values, prefix + row, node.get(row), depth + 1);
            }
        } else {
            values.put(
                    name,
                    node.isNull() ? "" : node.isNumber() ? node.decimalValue().toPlainString() : node.asText());
        }
    }

    private static boolean isListOfRows(String name) {
        return RuleSheet.LISTS.contains(name);
    }

    private static boolean isListOfWords(JsonNode list) {
        for (JsonNode element : list) {
            if (element.isContainerNode()) {
                return false;
            }
        }
        return true;
    }
}
