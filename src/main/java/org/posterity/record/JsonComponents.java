package org.posterity.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of a JSON record, those of the records within it too, each with its ground. */
public final class JsonComponents {
    private final Map<String, Ground> grounds = new LinkedHashMap<>();

    private JsonComponents() {}

    /** By their names, {@code caption.text}, in the order in which they are written. */
    public static Map<String, Ground> of(Class<? extends Record> record) {
        JsonComponents components = new JsonComponents();
        components.add(record, "");
        return components.grounds;
    }

    private void add(Type type, String before) {
        if (type instanceof ParameterizedType generic) {
            for (Type part : generic.getActualTypeArguments()) {
                add(part, before);
            }
        } else if (type instanceof Class<?> it && it.isRecord()) {
            for (RecordComponent component : it.getRecordComponents()) {
                Grounds own = component.getAnnotation(Grounds.class);
                if (own != null) {
                    grounds.put(before + component.getName(), own.value());
                    add(component.getGenericType(), before + component.getName() + ".");
                }
            }
        }
    }
}
