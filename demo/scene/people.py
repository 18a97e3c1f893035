"""The people who sign in, one for each role. All names are invented."""

from dataclasses import dataclass

from archive.units.enums import Role
from demo.scene.units import HOME_INSTITUTE

PASSWORD = "zhancang-demo"  # noqa: S105 -- printed by `make run`: the demo's own, for one machine


@dataclass(frozen=True)
class PersonSheet:
    """A person who signs in, and where they have which role."""

    username: str
    name: str
    unit: str
    role: Role


PEOPLE = (
    PersonSheet("demo-uploader", "陆听雨（填报人）", HOME_INSTITUTE, Role.UPLOADER),
    PersonSheet("demo-coordinator", "温如砥（单位联络员）", HOME_INSTITUTE, Role.COORDINATOR),
    PersonSheet("demo-organiser", "宋知行（组织者）", "yuanshan", Role.ORGANISER),
    PersonSheet("demo-judge-1", "方远（评委）", "yuanshan", Role.JUDGE),
    PersonSheet("demo-judge-2", "秦岚（评委）", "yuanshan", Role.JUDGE),
    PersonSheet("demo-chair", "裴松（评审组长）", "yuanshan", Role.CHAIR),
    PersonSheet("demo-curator", "叶知秋（策展人）", "yuanshan", Role.CURATOR),
    PersonSheet("demo-archivist", "许青简（档案员）", "yuanshan", Role.ARCHIVIST),
)
