package io.printlab.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.printlab.rule.LabRules;
import java.util.Iterator;
import java.util.Map;

/**
 * Rules as they are kept: two levels of fields, each part of the rules with its own. Reading lays them over the defaults, so that
 * what another version of this program wrote can be read: what it did not know has its default, what it alone knows is left
 * out. Nulls are written, because no limit is not the same as a field that was not known.
 */
final class RulesJson {
    private RulesJson() {}

    static String write(LabRules rules) {
        return Json.treeWithNulls(rules).toString();
    }

    static LabRules read(String json) {
        JsonNode stored = Json.tree(json);
        ObjectNode known = Json.treeWithNulls(LabRules.DEFAULT);
        for (Iterator<Map.Entry<String, JsonNode>> parts = known.fields(); parts.hasNext(); ) {
            Map.Entry<String, JsonNode> part = parts.next();
            ObjectNode fields = (ObjectNode) part.getValue();
            JsonNode said = stored.path(part.getKey());
            for (Iterator<String> names = fields.deepCopy().fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (said.has(name)) {
                    fields.set(name, said.get(name));
                }
            }
        }
        return Json.read(known.toString(), LabRules.class);
    }
}
