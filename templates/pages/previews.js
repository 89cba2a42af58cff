{{ view.script }}
