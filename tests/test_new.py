import pytest
import yaml

from generator.errors import UsageError
from generator.new import make_project


def test_new_project_has_all_it_needs(tmp_path):
    written = make_project(tmp_path / "heart-failure reviews")
    assert all(path.is_file() for path in written)
    settings = yaml.safe_load((tmp_path / "heart-failure reviews/content/site.yaml").read_text())
    assert settings["title"] == "Heart failure reviews"


@pytest.mark.parametrize(
    "name", ['a "quoted" name', "#hash", "{braces}", "- dash: colon", "ångström"]
)
def test_any_folder_name_makes_a_title(tmp_path, name):
    make_project(tmp_path / name)
    assert isinstance(
        yaml.safe_load((tmp_path / name / "content/site.yaml").read_text())["title"], str
    )


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        make_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_workflow_uses_each_action_it_needs(tmp_path):
    make_project(tmp_path / "x")
    workflow = yaml.safe_load((tmp_path / "x/.github/workflows/pages.yml").read_text())
    steps = workflow["jobs"]["build"]["steps"] + workflow["jobs"]["deploy"]["steps"]
    used = {step["uses"].partition("@")[0] for step in steps if "uses" in step}
    assert used >= {
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
        "actions/cache",
    }
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
