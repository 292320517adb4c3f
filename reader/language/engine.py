"""The state of the language engine, told without loading it."""

ENGINE = "5"  # raise it when the same text would get other words or readings
